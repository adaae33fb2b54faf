import { updatePromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { KeptAlignment } from "../../../modules/retention/domain/coupons/alignment"
import type { AlignResult, DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import type { WorkContext } from "../../work-context"
import { bindPromotions } from "./bind-promotions"
import { giveBack } from "./give-back"
import type { ReadPromotion } from "./read-promotions"

/** A coupon that is held, with its promotion. */
export type Keeping = DueCoupon & {
  readonly promotion: ReadPromotion
  readonly alignment: KeptAlignment
}

/**
 * Mends what of promotions is not as it has to be.
 * @throws what Medusa refuses
 */
export async function keepPromotions(
  context: WorkContext,
  keepings: readonly Keeping[]
): Promise<AlignResult[]> {
  await bindPromotions(
    context,
    keepings.map(({ alignment }) => alignment)
  )
  const promotionsData = keepings.flatMap(({ alignment: { promotion_id: id, limit } }) =>
    limit === null ? [] : [{ id, limit }]
  )
  if (promotionsData.length > 0) {
    await updatePromotionsWorkflow(context.container).run({ input: { promotionsData } })
  }
  const waiting = await giveBack(
    context,
    keepings.filter(({ alignment }) => alignment.is_used).map(({ promotion }) => promotion)
  )
  return keepings.map(({ id, revision, emails, promotion, alignment }) => {
    const retry_at = waiting.get(promotion.id)
    return {
      id,
      revision,
      outcome: retry_at ? "later" : "aligned",
      promotion_id: promotion.id,
      medusa_campaign_id: alignment.campaign_id,
      emails,
      altered: alignment.altered,
      ...(retry_at ? { retry_at } : {}),
    }
  })
}
