import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { mapOrder } from "../../../modules/retention/source/map-order"
import { currentAdjustments } from "../../../modules/retention/source/order-promotions"
import { plainTotals } from "../../../modules/retention/source/plain-totals"
import {
  ORDER_FIELDS,
  PLAIN_FIELDS,
  TOTAL_FIELDS,
  type SourceOrder,
  type SourceTotals,
} from "../../../modules/retention/source/source-order"
import type { MirrorFields } from "../../../modules/retention/source/mirror-fields"
import type { MappedOrder } from "../../../modules/retention/source/mapped-order"
import { queryOf, type Selection } from "./selection"

/** Orders of one reading. */
export type OrdersRead = {
  readonly orders: readonly MappedOrder[]
  /** The ids that were there, in order. */
  readonly found_ids: readonly string[]
}

type Query = Omit<RemoteQueryFunction, symbol>

type OrderHead = { readonly id: string; readonly cart_link?: { cart_id?: string } | null }

/**
 * Reads orders of every kind but drafts, and maps them for the ledger.
 *
 * Computed totals cost twice as much as all the rest, so Medusa is asked for them only where
 * nothing cheaper is exact: orders from a cart have a right summary, and lack `discount_total`
 * alone; others had taxes and discounts put on after their summary, unless addition agrees.
 */
export async function readOrders(
  query: Query,
  selection: Selection,
  fields: MirrorFields
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
  const always = [...ORDER_FIELDS, ...(fields.order_metadata.length > 0 ? ["metadata"] : [])]
  const summed = await readByIds<SourceOrder>(query, idsOf(fromCarts), always)
  const added = await readByIds<SourceOrder>(query, idsOf(others), [...always, ...PLAIN_FIELDS])
  const plain = new Map(added.map((order) => [order.id, plainTotals(order)]))
  const unsure = [
    ...summed.filter((order) => currentAdjustments(order).length > 0),
    ...added.filter(({ id }) => !plain.get(id)),
  ]
  const computed = new Map(
    (
      await readByIds<SourceTotals & { id: string }>(query, idsOf(unsure), ["id", ...TOTAL_FIELDS])
    ).map((order) => [order.id, order])
  )
  return {
    orders: [...summed, ...added].map((order) =>
      mapOrder({ ...order, ...plain.get(order.id), ...computed.get(order.id) }, fields)
    ),
    found_ids: idsOf(heads),
  }
}

/** How many orders that are not drafts the shop has. */
export async function countOrders(query: Query): Promise<number> {
  const { metadata } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { is_draft_order: false },
    pagination: { skip: 0, take: 1 },
  })
  return metadata?.count ?? 0
}

async function readByIds<Row>(
  query: Query,
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
  return data as Row[]
}

function split<Row>(rows: readonly Row[], belongs: (row: Row) => boolean): [Row[], Row[]] {
  return [rows.filter(belongs), rows.filter((row) => !belongs(row))]
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
