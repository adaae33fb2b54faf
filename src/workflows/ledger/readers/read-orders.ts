import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { mapOrder } from "../../../modules/retention/source/map-order"
import { currentAdjustments } from "../../../modules/retention/source/order-promotions"
import {
  ORDER_FIELDS,
  TOTAL_FIELDS,
  type SourceOrder,
  type SourceTotals,
} from "../../../modules/retention/source/source-order"
import type { MappedOrder } from "../../../modules/retention/source/mapped-order"
import { queryOf, type Selection } from "./selection"

/** Orders of one reading. */
export type OrdersRead = {
  readonly orders: readonly MappedOrder[]
  /** The ids that were there, in order. */
  readonly found_ids: readonly string[]
}

type OrderHead = { readonly id: string; readonly cart_link?: { cart_id?: string } | null }

/**
 * Reads orders of every kind but drafts, and maps them for the ledger. Computed totals cost
 * three times as much as all the rest, so only those orders are read with them whose summary
 * cannot be trusted (no cart: taxes and discounts came after the summary) and those with a
 * discount (for `discount_total`).
 */
export async function readOrders(
  query: Omit<RemoteQueryFunction, symbol>,
  selection: Selection
): Promise<OrdersRead> {
  const { filters, pagination } = queryOf(selection)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "cart_link.cart_id"],
    filters: { ...filters, is_draft_order: false },
    ...(pagination ? { pagination } : {}),
  })
  const heads = data as unknown as OrderHead[]
  const [fromCarts, others] = split(heads, ({ cart_link }) => Boolean(cart_link?.cart_id))
  const summed = await readByIds<SourceOrder>(query, idsOf(fromCarts), ORDER_FIELDS)
  const discounted = summed.filter((order) => currentAdjustments(order).length > 0)
  const totals = new Map(
    (
      await readByIds<SourceTotals & { id: string }>(query, idsOf(discounted), [
        "id",
        ...TOTAL_FIELDS,
      ])
    ).map((order) => [order.id, order])
  )
  const computed = await readByIds<SourceOrder>(query, idsOf(others), [
    ...ORDER_FIELDS,
    ...TOTAL_FIELDS,
  ])
  return {
    orders: [...summed.map((order) => ({ ...order, ...totals.get(order.id) })), ...computed].map(
      mapOrder
    ),
    found_ids: idsOf(heads),
  }
}

/** How many orders that are not drafts the shop has. */
export async function countOrders(query: Omit<RemoteQueryFunction, symbol>): Promise<number> {
  const { metadata } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { is_draft_order: false },
    pagination: { skip: 0, take: 1 },
  })
  return metadata?.count ?? 0
}

async function readByIds<Row>(
  query: Omit<RemoteQueryFunction, symbol>,
  ids: readonly string[],
  fields: readonly string[]
): Promise<Row[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "order",
    fields: [...fields] as ["id"],
    filters: { id: [...ids] },
  })
  return data as unknown as Row[]
}

function split<Row>(rows: readonly Row[], belongs: (row: Row) => boolean): [Row[], Row[]] {
  return [rows.filter(belongs), rows.filter((row) => !belongs(row))]
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
