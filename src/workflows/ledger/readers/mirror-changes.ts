import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { LedgerSession } from "../../../modules/retention/store/ledger-session"
import type { LedgerSyncResult } from "../../../modules/retention/store/ledger-sync"
import type { PeopleSyncResult } from "../../../modules/retention/store/people-sync"
import { mirrorCustomers, mirrorOrders, mirrorProducts } from "./mirror"

/** Records of Medusa's that may have changed; ids, each once. */
export type ChangedRecords = {
  readonly order_ids?: readonly string[]
  readonly customer_ids?: readonly string[]
  readonly product_ids?: readonly string[]
}

/** What mirroring did. */
export type MirrorResult = {
  readonly people: PeopleSyncResult
  /** Null when there was no order to read. */
  readonly orders: { readonly people: PeopleSyncResult; readonly ledger: LedgerSyncResult } | null
  /** Rows of products that were written. */
  readonly products_written: number
  /** The orders that were read. */
  readonly order_ids: readonly string[]
}

/**
 * Reads the given records and brings people, ledger and products in step with them. Orders that
 * could not enter the ledger without one of the customer records are read too.
 */
export async function mirrorChanges(
  query: Omit<RemoteQueryFunction, symbol>,
  session: LedgerSession,
  { order_ids = [], customer_ids = [], product_ids = [] }: ChangedRecords
): Promise<MirrorResult> {
  const people = await mirrorCustomers(query, session, customer_ids)
  const waiting = customer_ids.length > 0 ? await session.ordersWaitingFor(customer_ids) : []
  const ids = [...new Set([...order_ids, ...waiting])]
  const orders = ids.length > 0 ? await mirrorOrders(query, session, ids) : null
  const products_written = await mirrorProducts(query, session, product_ids)
  return { people, orders, products_written, order_ids: ids }
}
