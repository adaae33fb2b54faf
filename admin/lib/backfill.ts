/** What a backfill does, one after the other. */
export type BackfillPhase = "customers" | "orders" | "problems" | "fit" | "scoring"

/** `GET /admin/retention/backfill`: the running backfill or the last one. */
export type BackfillState = {
  readonly status: "running" | "done" | "failed"
  readonly phase: BackfillPhase
  readonly customers_done: number
  readonly customers_total: number
  readonly orders_done: number
  readonly orders_total: number
  readonly finished_at: string | null
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
