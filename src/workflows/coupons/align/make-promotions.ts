import type { CreatePromotionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  type ApplicationMethod,
  excludedCategories,
  promotionShape,
  type PromotionRule,
} from "../../../modules/retention/domain/coupons/promotion-shape"
import type { AlignResult, DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import type { WorkContext } from "../../work-context"
import { campaignsOf, bucketKey } from "./campaign-of"
import { withCategoriesBelow } from "./categories-below"
import { taxInclusiveCurrencies } from "./tax-inclusive"

/**
 * Makes the promotions of coupons, all or none.
 * @throws what Medusa refuses, such as a code that is taken
 */
export async function makePromotions(
  context: WorkContext,
  coupons: readonly DueCoupon[]
): Promise<AlignResult[]> {
  try {
    return await make(context, coupons, false)
  } catch {
    // A campaign may be gone that we take for there: if that is not it, it comes again.
    return make(context, coupons, true)
  }
}

async function make(
  context: WorkContext,
  coupons: readonly DueCoupon[],
  asks: boolean
): Promise<AlignResult[]> {
  const excluded = coupons.map(({ offer }) => excludedCategories(offer))
  const [campaigns, isTaxInclusive, below] = await Promise.all([
    campaignsOf(context, coupons, asks),
    taxInclusiveCurrencies(context),
    withCategoriesBelow(context, excluded),
  ])
  const campaignIdOf = (coupon: DueCoupon) => campaigns.get(bucketKey(coupon)) ?? null
  const promotionsData = coupons.map((coupon) =>
    toCreate(coupon, {
      campaign_id: campaignIdOf(coupon),
      is_tax_inclusive: isTaxInclusive(coupon.currency_code),
      excluded_category_ids: below(excludedCategories(coupon.offer)),
    })
  )
  // By the module itself: a workflow copies all it made, to take it back, which our rows see to.
  const made = await context.container.resolve(Modules.PROMOTION).createPromotions(promotionsData)
  const idByCode = new Map(made.map(({ id, code }) => [code, id]))
  return coupons.map((coupon) => ({
    id: coupon.id,
    revision: coupon.revision,
    outcome: "aligned",
    promotion_id: idByCode.get(coupon.code) ?? null,
    medusa_campaign_id: campaignIdOf(coupon),
    emails: coupon.emails,
    altered: null,
  }))
}

function toCreate(
  coupon: DueCoupon,
  {
    campaign_id,
    ...made
  }: {
    readonly campaign_id: string | null
    readonly is_tax_inclusive: boolean
    readonly excluded_category_ids: readonly string[]
  }
): CreatePromotionDTO {
  const shape = promotionShape(coupon, coupon.emails, made)
  const { code, type, status, is_automatic, is_tax_inclusive, limit, rules } = shape
  return {
    code,
    type: type as CreatePromotionDTO["type"],
    status: status as CreatePromotionDTO["status"],
    is_automatic,
    limit,
    is_tax_inclusive,
    ...(campaign_id === null ? {} : { campaign_id }),
    rules: rules.map(toRule),
    application_method: toMethod(shape.application_method),
  }
}

/** What is null in ours is left out: Medusa checks what it is given. */
function toMethod(method: ApplicationMethod): CreatePromotionDTO["application_method"] {
  const { value, target_rules, buy_rules, ...rest } = method
  const said = Object.fromEntries(Object.entries(rest).filter(([, part]) => part !== null))
  return {
    ...said,
    // The module keeps what the number's digits say, exactly.
    value: Number(value),
    target_rules: target_rules.map(toRule),
    buy_rules: buy_rules.map(toRule),
  } as CreatePromotionDTO["application_method"]
}

/** A rule as Medusa takes it. */
export function toRule({ attribute, operator, values }: PromotionRule) {
  type Operator = NonNullable<CreatePromotionDTO["rules"]>[number]["operator"]
  return { attribute, operator: operator as Operator, values: [...values] }
}
