import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { LedgerStore } from "../../../modules/retention/store/ledger-store"
import { customersOf, mirrorCustomers, mirrorOrders, without } from "../readers/mirror"
import { readCustomers } from "../readers/read-customers"
import { readOrders } from "../readers/read-orders"
import type { BackfillProgress, Clock } from "./backfill-progress"

/** What paging needs. */
export type PagingContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly ledger: LedgerStore
  readonly progress: BackfillProgress
  readonly clock: Clock
  /** Records a page. */
  readonly batch_size: number
}

/** Rows written and removed. */
export type PagingResult = { readonly written: number }

/**
 * Mirrors every customer record, page by page. What we hold between two pages' ends and Medusa
 * did not deliver is asked for once more by id, and forgotten if it is really gone: a record
 * made in between is not.
 */
export async function pageThroughCustomers(context: PagingContext): Promise<PagingResult> {
  const { query, ledger, progress, clock, batch_size } = context
  let after: string | null = ""
  let written = 0
  while (after !== null) {
    const from: string = after
    const page: Page = await ledger.exclusively(clock.now(), async (session) => {
      const fields = await session.mirrorFields()
      const read = await readCustomers(query, { after: from, take: batch_size }, fields)
      const last = lastOf(read.found_ids, batch_size)
      const synced = await session.syncCustomers({ ...read, missing_ids: [] })
      const held = await session.customerIds({ after: from, up_to: last })
      const unseen = await mirrorCustomers(query, session, without(held, read.found_ids))
      return { last, count: read.found_ids.length, written: synced.written + unseen.written }
    })
    written += page.written
    await progress.add("customers", page.count)
    after = page.last
  }
  return { written }
}

/** Writes every order that is not a draft, page by page; see {@link pageThroughCustomers}. */
export async function pageThroughOrders(context: PagingContext): Promise<PagingResult> {
  const { query, ledger, progress, clock, batch_size } = context
  let after: string | null = ""
  let written = 0
  while (after !== null) {
    const from: string = after
    const page: Page = await ledger.exclusively(clock.now(), async (session) => {
      const fields = await session.mirrorFields()
      const read = await readOrders(query, { after: from, take: batch_size }, fields)
      const ids = read.orders.map(({ row }) => row.order_id)
      const last = lastOf(read.found_ids, batch_size)
      // Nearly all are mirrored by now; deleted ones and those made meanwhile are not.
      await mirrorCustomers(query, session, await session.unknownCustomers(customersOf(read)))
      const synced = await session.syncOrders({ orders: read.orders, missing_ids: [] })
      const unseen = without(await session.orderIds({ after: from, up_to: last }), ids)
      const rest = unseen.length > 0 ? await mirrorOrders(query, session, unseen) : null
      const rows = synced.written + synced.lines_written + (rest?.ledger.written ?? 0)
      return { last, count: ids.length, written: rows }
    })
    written += page.written
    await progress.add("orders", page.count)
    after = page.last
  }
  return { written }
}

type Page = { readonly last: string | null; readonly count: number; readonly written: number }

/** Where the next page begins; null when this one was the last. */
function lastOf(ids: readonly string[], take: number): string | null {
  return ids.length < take ? null : (ids.at(-1) ?? null)
}
