import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { LedgerSession } from "../../../modules/retention/store/ledger-session"
import type { LedgerSyncResult } from "../../../modules/retention/store/ledger-sync"
import type { PeopleSyncResult } from "../../../modules/retention/store/people-sync"
import { readCustomers } from "./read-customers"
import { readOrders, type OrdersRead } from "./read-orders"
import { readProducts } from "./read-products"

type Query = Omit<RemoteQueryFunction, symbol>

/** Reads the given customer records and mirrors them; those that are gone are forgotten. */
export async function mirrorCustomers(
  query: Query,
  session: LedgerSession,
  customerIds: readonly string[]
): Promise<PeopleSyncResult> {
  if (customerIds.length === 0) {
    return { written: 0, person_ids: [], changed_person_ids: [], removed_person_ids: [] }
  }
  const fields = await session.mirrorFields()
  const read = await readCustomers(query, { ids: customerIds }, fields)
  const { customers, problems, found_ids } = read
  return session.syncCustomers({
    customers,
    problems,
    missing_ids: without(customerIds, found_ids),
  })
}

/**
 * Reads the given orders and writes them; those that are gone, or drafts, are removed. Products
 * that they name and nobody bought before are mirrored too.
 */
export async function mirrorOrders(
  query: Query,
  session: LedgerSession,
  orderIds: readonly string[]
): Promise<{ people: PeopleSyncResult; ledger: LedgerSyncResult }> {
  const read = await readOrders(query, { ids: orderIds }, await session.mirrorFields())
  const people = await mirrorCustomers(query, session, customersOf(read))
  const found = read.orders.map(({ row }) => row.order_id)
  const ledger = await session.syncOrders({
    orders: read.orders,
    missing_ids: without(orderIds, found),
  })
  await mirrorNewProducts(query, session, read)
  return { people, ledger }
}

/**
 * Reads the given products and mirrors them, those alone that somebody bought; what is gone for
 * good is forgotten.
 * @returns rows written and removed
 */
export async function mirrorProducts(
  query: Query,
  session: LedgerSession,
  productIds: readonly string[]
): Promise<number> {
  if (productIds.length === 0) {
    return 0
  }
  const products = await readProducts(query, productIds)
  const found = products.map(({ product_id }) => product_id)
  return session.syncProducts({ products, missing_ids: without(productIds, found) })
}

/**
 * Mirrors products that orders name and that are not mirrored yet; those orders are written.
 * @returns rows written
 */
export async function mirrorNewProducts(
  query: Query,
  session: LedgerSession,
  { orders }: OrdersRead
): Promise<number> {
  const named = orders.flatMap(({ lines }) => lines.flatMap(({ product_id }) => product_id ?? []))
  return mirrorProducts(query, session, await session.unknownProducts(named))
}

/** The customer records that placed the orders, each once. */
export function customersOf({ orders }: OrdersRead): string[] {
  return [...new Set(orders.flatMap(({ row }) => row.customer_id ?? []))]
}

/** Those of `all` that are not among `some`. */
export function without(all: readonly string[], some: readonly string[]): string[] {
  const known = new Set(some)
  return [...new Set(all)].filter((id) => !known.has(id))
}
