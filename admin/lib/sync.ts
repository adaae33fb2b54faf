import type { BackfillState } from "./backfill"

/** The last run of a pass over what events may have missed. */
export type ReconcileRun = {
  readonly status: "running" | "done" | "more" | "failed" | "interrupted"
  readonly started_at: string
  readonly finished_at: string | null
  /** Records read again. */
  readonly orders: number
  readonly customers: number
  readonly products: number
  /** Rows that were not as they should be, and are now. */
  readonly written: number
  /** Records that could not be read with others and are tried one by one. */
  readonly put_off: number
  readonly error: string | null
  /** Up to when everything is read; null before the first complete reading. */
  readonly read_until: string | null
}

export const RECONCILE_PASSES = ["fast", "slow"] as const

/** `GET /admin/retention/sync`. */
export type SyncState = {
  /** What events have named and nobody has read yet, and people to be scored. */
  readonly waiting: { readonly hints: number; readonly people: number }
  readonly reconcile_fast: ReconcileRun | null
  readonly reconcile_slow: ReconcileRun | null
  readonly check: CheckState | null
  readonly backfill: BackfillState | null
}

/** A row of ours that was not as Medusa's records make it; one of the ids is there. */
export type Difference = {
  readonly order_id?: string
  readonly customer_id?: string
  readonly product_id?: string
  /** `superfluous`: there should be none, as of a record that was deleted past Medusa. */
  readonly kind: "missing" | "superfluous" | "different"
  readonly fields: readonly {
    readonly field: string
    /** What stood in our row, and what should. */
    readonly ledger: unknown
    readonly source: unknown
  }[]
}

/** The running or the last full check. */
export type CheckState = {
  readonly status: "running" | "done" | "failed" | "interrupted"
  /** About how many orders and customers were compared; null for all. */
  readonly sample: number | null
  /** Whether what was wrong was made right. */
  readonly mend: boolean
  /** Records compared so far. */
  readonly customers: number
  readonly orders: number
  readonly products: number
  /** How many differences there were. */
  readonly found: Readonly<Record<Difference["kind"], number>>
  /** The first hundred of them. */
  readonly differences: readonly Difference[]
  readonly started_at: string
  readonly finished_at: string | null
  /** Why it failed. */
  readonly error: string | null
}

/** True while something is at work that will change what is shown. */
export function isAtWork({ reconcile_fast, reconcile_slow, check }: SyncState): boolean {
  return [reconcile_fast, reconcile_slow, check].some((work) => work?.status === "running")
}

/** True when a piece of work has ended between two answers, be it begun before them or not. */
export function hasEnded(before: SyncState, after: SyncState): boolean {
  return (["reconcile_fast", "reconcile_slow", "check"] as const).some((work) => {
    const [was, is] = [before[work], after[work]]
    return (
      is !== null &&
      is.status !== "running" &&
      (was?.status !== is.status || was.finished_at !== is.finished_at)
    )
  })
}

/** True when everything that was waiting has been read and worked out between two answers. */
export function hasCaughtUp(before: SyncState, after: SyncState): boolean {
  const waiting = ({ waiting: { hints, people } }: SyncState) => hints + people
  return waiting(before) > 0 && waiting(after) === 0
}

/** The record that a difference is about: its page in the admin, and its id. */
export function subjectOf({ order_id, customer_id, product_id }: Difference): {
  readonly kind: "order" | "customer" | "product"
  readonly id: string
  readonly path: string
} {
  if (order_id !== undefined) {
    return { kind: "order", id: order_id, path: `/orders/${order_id}` }
  }
  return customer_id !== undefined
    ? { kind: "customer", id: customer_id, path: `/customers/${customer_id}` }
    : { kind: "product", id: product_id ?? "", path: `/products/${product_id ?? ""}` }
}
