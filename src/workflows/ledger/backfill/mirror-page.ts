import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { LedgerSession } from "../../../modules/retention/store/ledger-session"
import {
  customersOf,
  mirrorCustomers,
  mirrorNewProducts,
  mirrorOrders,
  mirrorProducts,
  without,
} from "../readers/mirror"
import { readCustomers, type CustomersRead } from "../readers/read-customers"
import { readOrders, type OrdersRead } from "../readers/read-orders"

/** Which page, and under which lock. */
export type PageRequest = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  readonly session: LedgerSession
  /** The page begins behind this id. */
  readonly after: string
  /** Records at most. */
  readonly take: number
}

/** What became of a page. */
export type PageMirrored = {
  /** Records read. */
  readonly count: number
  /** The last id read; null when there was none. */
  readonly last: string | null
  /** True when nothing comes after this page. */
  readonly ended: boolean
  /** Rows written and removed. */
  readonly written: number
}

/** Mirrors one page in an open ledger session. */
export type MirrorPage = (request: PageRequest) => Promise<PageMirrored>

/** Records that are read at once, of which a page has several. */
const PART = 250

/**
 * Mirrors a page of customer records. What we hold between its ends and Medusa did not deliver
 * is asked for once more by id, and forgotten if it is really gone: a record made in between is
 * not.
 */
export const mirrorCustomerPage: MirrorPage = (request) => {
  const { query, session } = request
  return mirrorParts<CustomersRead>(request, {
    read: async (part) => readCustomers(query, part, await session.mirrorFields()),
    write: async (read, range) => {
      const synced = await session.syncCustomers({ ...read, missing_ids: [] })
      const held = await session.customerIds(range)
      const unseen = await mirrorCustomers(query, session, without(held, read.found_ids))
      return synced.written + unseen.written
    },
  })
}

/** Writes a page of orders that are not drafts; see {@link mirrorCustomerPage}. */
export const mirrorOrderPage: MirrorPage = (request) => {
  const { query, session } = request
  return mirrorParts<OrdersRead>(request, {
    read: async (part) => readOrders(query, part, await session.mirrorFields()),
    write: async (read, range) => {
      // Nearly all are mirrored by now; deleted ones and those made meanwhile are not.
      await mirrorCustomers(query, session, await session.unknownCustomers(customersOf(read)))
      const synced = await session.syncOrders({ orders: read.orders, missing_ids: [] })
      const products = await mirrorNewProducts(query, session, read)
      const unseen = without(await session.orderIds(range), read.found_ids)
      const rest = unseen.length > 0 ? await mirrorOrders(query, session, unseen) : null
      return synced.written + synced.lines_written + products + (rest?.ledger.written ?? 0)
    },
  })
}

/** Reads a page of the products that were bought again: a mirrored one may have changed since. */
export const mirrorProductPage: MirrorPage = async (request) => {
  const { query, session, after, take } = request
  const ids = await session.productIds({ after, limit: take })
  const written = await mirrorProducts(query, session, ids)
  return { count: ids.length, last: ids.at(-1) ?? null, ended: ids.length < take, written }
}

type Part = { readonly after: string; readonly take: number }

type PartHandling<Read> = {
  readonly read: (part: Part) => Promise<Read>
  /** @returns rows written and removed */
  readonly write: (
    read: Read,
    range: { readonly after: string; readonly up_to: string | null }
  ) => Promise<number>
}

/**
 * Reads a page in parts, each while the one before it is being written: Medusa reads on
 * connections of its own, so the two wait for the database side by side.
 */
async function mirrorParts<Read extends { readonly found_ids: readonly string[] }>(
  { after, take }: PageRequest,
  { read, write }: PartHandling<Read>
): Promise<PageMirrored> {
  let part: Part = { after, take: Math.min(PART, take) }
  let current: Read | null = await read(part)
  let [count, written, ended] = [0, 0, false]
  let last: string | null = null
  while (current) {
    const { found_ids }: Read = current
    count += found_ids.length
    last = found_ids.at(-1) ?? last
    ended = found_ids.length < part.take
    const range = { after: part.after, up_to: ended ? null : last }
    part = { after: last ?? after, take: Math.min(PART, take - count) }
    const [next, rows]: [Read | null, number] = await Promise.all([
      ended || part.take === 0 ? null : read(part),
      write(current, range),
    ])
    written += rows
    current = next
  }
  return { count, last, ended, written }
}
