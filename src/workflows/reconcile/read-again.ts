import type { Hint } from "../../modules/retention/store/hint-store"
import type { ReconcileCounts } from "../../modules/retention/store/reconcile-store"
import {
  mirrorChanges,
  type ChangedRecords,
  type MirrorResult,
} from "../ledger/readers/mirror-changes"
import { refreshProblemsOf } from "../ledger/refresh-problems-of"
import type { ReconcileContext } from "./context"

/** Nothing read, nothing done. */
export const NO_COUNTS: ReconcileCounts = {
  orders: 0,
  customers: 0,
  products: 0,
  written: 0,
  put_off: 0,
}

/** Records in one transaction: what the ledger is held for. */
const SLICE = 250

/**
 * Reads records again and brings the ledger in step with them, some hundred at a time. Where that
 * fails, these become hints: their take-in finds the culprit, tells what is wrong with it and
 * tries it again later, so that it does not hold up everything behind it.
 *
 * @throws when not even that can be written down
 */
export async function readAgain(
  context: ReconcileContext,
  found: ChangedRecords
): Promise<ReconcileCounts> {
  let counts = NO_COUNTS
  for (const slice of slicesOf(found)) {
    counts = addCounts(counts, await readSlice(context, slice))
  }
  return counts
}

/** How many records were read, or put off. */
export function recordsOf({ orders, customers, products, put_off }: ReconcileCounts): number {
  return orders + customers + products + put_off
}

export function addCounts(a: ReconcileCounts, b: ReconcileCounts): ReconcileCounts {
  return {
    orders: a.orders + b.orders,
    customers: a.customers + b.customers,
    products: a.products + b.products,
    written: a.written + b.written,
    put_off: a.put_off + b.put_off,
  }
}

async function readSlice(
  context: ReconcileContext,
  slice: ChangedRecords
): Promise<ReconcileCounts> {
  const { query, retention, now } = context
  const { order_ids = [], customer_ids = [], product_ids = [] } = slice
  let result: MirrorResult
  try {
    result = await retention.ledger.exclusively(
      now(),
      (session) => mirrorChanges(query, session, slice),
      { cause: "reconcile" }
    )
  } catch {
    const hints: Hint[] = [
      ...order_ids.map((subject_id) => ({ kind: "order" as const, subject_id })),
      ...customer_ids.map((subject_id) => ({ kind: "customer" as const, subject_id })),
      ...product_ids.map((subject_id) => ({ kind: "product" as const, subject_id })),
    ]
    await retention.hints.note(hints, now)
    return { ...NO_COUNTS, put_off: hints.length }
  }
  await refreshProblemsOf(retention, result.order_ids, now())
  return {
    orders: result.order_ids.length,
    customers: customer_ids.length,
    products: product_ids.length,
    written: writtenBy(result),
    put_off: 0,
  }
}

function writtenBy({ people, orders, products_written }: MirrorResult): number {
  const ledger = orders?.ledger
  return (
    people.written +
    products_written +
    (orders?.people.written ?? 0) +
    (ledger?.written ?? 0) +
    (ledger?.lines_written ?? 0)
  )
}

/** Customers come first: orders find their people there. */
function slicesOf({ order_ids = [], customer_ids = [], product_ids = [] }: ChangedRecords) {
  const cut = <Key extends keyof ChangedRecords>(
    key: Key,
    ids: readonly string[]
  ): ChangedRecords[] =>
    Array.from({ length: Math.ceil(ids.length / SLICE) }, (_, index) => ({
      [key]: ids.slice(index * SLICE, (index + 1) * SLICE),
    }))
  return [
    ...cut("customer_ids", customer_ids),
    ...cut("order_ids", order_ids),
    ...cut("product_ids", product_ids),
  ]
}
