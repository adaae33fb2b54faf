import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { ulidBound } from "../../modules/retention/domain/time/ulid-bound"
import type { RecentSource } from "../../modules/retention/store/reconcile-store"
import { readRows, type FoundRow } from "./read-rows"

type Query = Omit<RemoteQueryFunction, symbol>

/** Ids of rows that were made in some time, page by page. */
export type RecentWindow = {
  readonly from: Date
  readonly until: Date
  /** The last page's end; nothing for the first page. */
  readonly after: string | undefined
  readonly take: number
}

/** One page of a source. */
export type RecentPage = {
  /** What has to be read again: orders, or customer records of the source `customer`. */
  readonly ids: readonly string[]
  /** Where the next page begins; null when this one was the last. */
  readonly next: string | null
}

/** What Medusa puts before the ULID of such a row. */
const PREFIXES: Readonly<Record<RecentSource, string>> = {
  order: "order",
  order_summary: "ordsum",
  order_transaction: "ordtrx",
  order_change: "ordch",
  customer: "cus",
}

/**
 * Servers' clocks differ: ids may be from a little after now. Without any end, ids of imported
 * records that are no ULIDs and stand behind all that are would be read each time.
 */
const AHEAD_MS = 60 * 60_000

/**
 * Finds rows by when their id was made: a range of the primary key, which costs what it finds,
 * however many rows there are.
 */
export async function readRecent(
  query: Query,
  source: RecentSource,
  { from, until, after, take }: RecentWindow
): Promise<RecentPage> {
  const prefix = PREFIXES[source]
  const begin = ulidBound(prefix, from)
  const end = ulidBound(prefix, new Date(until.getTime() + AHEAD_MS))
  if (source === "order_summary") {
    // Query has no summaries of their own, but finds orders by them; pages go by the orders' ids.
    const filters = { id: { $gt: after ?? "" }, summary: { id: { $gte: begin, $lt: end } } }
    return pageOf(await readRows(query, { entity: "order", filters, take }), take)
  }
  const filters = { id: after === undefined ? { $gte: begin, $lt: end } : { $gt: after, $lt: end } }
  const belongsToOrder = source === "order_transaction" || source === "order_change"
  const fields = belongsToOrder ? (["order_id"] as const) : []
  return pageOf(await readRows(query, { entity: source, fields, filters, take }), take)
}

function pageOf(rows: readonly FoundRow[], take: number): RecentPage {
  const ids = rows.flatMap(({ id, order_id }) => (order_id === undefined ? id : (order_id ?? [])))
  return {
    ids: [...new Set(ids)],
    next: rows.length < take ? null : (rows.at(-1)?.id ?? null),
  }
}
