/** What a backfill does, one after the other. */
export type BackfillPhase = "customers" | "orders" | "products" | "problems" | "fit" | "scoring"

/** `GET /admin/retention/backfill`: the running backfill or the last one. */
export type BackfillState = {
  /** Paused, interrupted (its process ended) and failed ones go on where they stopped. */
  readonly status: "running" | "paused" | "interrupted" | "failed" | "done"
  readonly phase: BackfillPhase
  readonly customers_done: number
  readonly customers_total: number
  readonly orders_done: number
  readonly orders_total: number
  readonly started_at: string
  /** When it last stopped; null while it runs, or when nobody could say so any more. */
  readonly finished_at: string | null
  /** True until the page at hand is done. */
  readonly pause_requested: boolean
  /** Why it failed, as the server says it. */
  readonly error: string | null
}

/** How far the present phase is. */
export type BackfillStep = {
  /** What is counted; null in the phases after reading, which are short and count nothing. */
  readonly unit: "customers" | "orders" | null
  readonly done: number
  readonly total: number
  /** Of the whole backfill, 0 to 1; customers and orders weigh by their number. */
  readonly share: number
}

/** Puts a backfill's state into one step and one share, for a bar that never runs backwards. */
export function backfillStep(state: BackfillState): BackfillStep {
  const done = state.customers_done + state.orders_done
  const total = state.customers_total + state.orders_total
  const share = total > 0 ? Math.min(done / total, 1) : 0
  if (state.phase === "customers") {
    return { unit: "customers", done: state.customers_done, total: state.customers_total, share }
  }
  if (state.phase === "orders") {
    return { unit: "orders", done: state.orders_done, total: state.orders_total, share }
  }
  return { unit: null, done, total, share: 1 }
}

/** True when there is a place to go on from. */
export function canGoOn({ status }: BackfillState): boolean {
  return status === "paused" || status === "interrupted" || status === "failed"
}
