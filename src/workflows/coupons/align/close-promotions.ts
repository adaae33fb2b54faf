import { updatePromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Alignment } from "../../../modules/retention/domain/coupons/alignment"
import type { AlignResult, DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import type { WorkContext } from "../../work-context"
import { bindPromotions } from "./bind-promotions"
import { failed } from "./in-halves"
import { pullFromCarts } from "./pull-from-carts"
import type { ReadPromotion } from "./read-promotions"

/** A coupon that nobody may use, with its promotion. */
export type Closing = DueCoupon & {
  readonly promotion: ReadPromotion
  readonly alignment: Extract<Alignment, { kind: "close" }>
}

/**
 * Closes promotions, then takes them out of open carts: nobody puts one in again in between.
 * @throws what Medusa refuses of closing them; of a cart it is noted with the coupon
 */
export async function closePromotions(
  context: WorkContext,
  closings: readonly Closing[]
): Promise<AlignResult[]> {
  const promotionsData = closings.flatMap(({ alignment: { promotion_id: id, limit } }) =>
    limit === null ? [] : [{ id, limit }]
  )
  if (promotionsData.length > 0) {
    await updatePromotionsWorkflow(context.container).run({ input: { promotionsData } })
  }
  await bindPromotions(
    context,
    closings.map(({ alignment }) => alignment)
  )
  const problems = await pullFromCarts(
    context,
    closings.map(({ promotion }) => promotion)
  )
  return closings.map((closing) => {
    const { id, revision, promotion, alignment } = closing
    return problems.has(promotion.id)
      ? failed(closing, problems.get(promotion.id), context.now())
      : {
          id,
          revision,
          outcome: "aligned",
          promotion_id: promotion.id,
          medusa_campaign_id: null,
          emails: alignment.bind ? alignment.bind.rule.values : null,
        }
  })
}
