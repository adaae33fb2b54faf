import type { RemoteQueryFunction } from "@medusajs/framework/types"

/** The orders that parcels are of. What is sent back is linked to its return, and to no order. */
export async function ordersOfFulfillments(
  query: Omit<RemoteQueryFunction, symbol>,
  ids: readonly string[]
): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "order_fulfillment",
    fields: ["order_id"],
    filters: { fulfillment_id: [...ids] },
  })
  return (data as unknown as { order_id: string }[]).map(({ order_id }) => order_id)
}
