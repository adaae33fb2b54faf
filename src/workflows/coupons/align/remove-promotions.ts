import { Modules } from "@medusajs/framework/utils"
import type { AlignResult, DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import type { WorkContext } from "../../work-context"
import { failed } from "./in-halves"
import { pullFromCarts } from "./pull-from-carts"
import type { ReadPromotion } from "./read-promotions"

/** A coupon of which nothing shall stay, with its promotion. */
export type Removing = DueCoupon & { readonly promotion: ReadPromotion }

/**
 * Removes promotions for good, with their rules, which Medusa leaves behind, and the addresses in
 * them. Whatever was used stays with the order that it is about.
 * @throws what Medusa refuses
 */
export async function removePromotions(
  context: WorkContext,
  removings: readonly Removing[]
): Promise<AlignResult[]> {
  const promotions = context.container.resolve(Modules.PROMOTION)
  const open = removings
    .map(({ promotion }) => promotion)
    .filter(({ limit, used }) => limit === null || limit > used)
  if (open.length > 0) {
    await promotions.updatePromotions(open.map(({ id, used }) => ({ id, limit: used })))
  }
  const problems = await pullFromCarts(
    context,
    removings.map(({ promotion }) => promotion)
  )
  const results: AlignResult[] = []
  for (const removing of removings) {
    const { id, revision, promotion } = removing
    const known = { id, revision, promotion_id: promotion.id, medusa_campaign_id: null }
    if (problems.has(promotion.id)) {
      results.push(failed(removing, problems.get(promotion.id), context.now()))
    } else if (promotion.used > 0) {
      results.push({ ...known, outcome: "aligned", emails: null })
    } else {
      const { rules, target_rule_ids, buy_rule_ids } = promotion
      await promotions.removePromotionRules(
        promotion.id,
        rules.map((rule) => rule.id)
      )
      await promotions.removePromotionTargetRules(promotion.id, [...target_rule_ids])
      await promotions.removePromotionBuyRules(promotion.id, [...buy_rule_ids])
      await promotions.deletePromotions([promotion.id])
      results.push({ ...known, outcome: "removed", emails: null })
    }
  }
  return results
}
