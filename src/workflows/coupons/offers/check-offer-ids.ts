import { MedusaError } from "@medusajs/framework/utils"
import { idsOf, type Offer } from "../../../modules/retention/domain/coupons/offer"
import type { WorkContext } from "../../work-context"

/**
 * Sees to it that what an offer names is in the shop.
 * @throws MedusaError INVALID_DATA naming the ids that are not
 */
export async function checkOfferIds(
  context: Pick<WorkContext, "query">,
  offer: Offer
): Promise<void> {
  const { product_ids, category_ids } = idsOf(offer)
  const missing = [
    ...(await missingOf(context, "product", product_ids)),
    ...(await missingOf(context, "product_category", category_ids)),
  ]
  if (missing.length > 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `offer: there is no product or category ${missing.join(", ")}`
    )
  }
}

async function missingOf(
  { query }: Pick<WorkContext, "query">,
  entity: "product" | "product_category",
  ids: readonly string[]
): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({ entity, fields: ["id"], filters: { id: [...ids] } })
  const known = new Set((data as { id: string }[]).map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
