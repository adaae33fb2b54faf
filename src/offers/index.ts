/**
 * What code that decides on offers needs: a strategy of its own, the schema of offers, and the
 * rules that say of one person whether they get a coupon.
 */
import type { OfferStrategy } from "../modules/retention/domain/coupons/strategy"

export {
  type CouponDecision,
  type CouponQuestion,
  decideCoupon,
} from "../modules/retention/domain/coupons/decide-coupon"
export type {
  BudgetLeft,
  OfferChoice,
  OfferFacts,
  OfferPrices,
  PersonCoupon,
  ShopFacts,
} from "../modules/retention/domain/coupons/facts"
export {
  type Offer,
  type OfferInput,
  offerSchema,
  type OfferType,
} from "../modules/retention/domain/coupons/offer"
export {
  largestShare,
  type OfferIssue,
  offerIssues,
  type OfferPolicy,
} from "../modules/retention/domain/coupons/offer-guard"
export {
  type Refusal,
  REFUSAL_REASONS,
  type RefusalDetail,
  type RefusalReason,
} from "../modules/retention/domain/coupons/refusals"
export {
  COUPON_STATES,
  type CouponSource,
  type CouponState,
  STATE_REASONS,
  type StateReason,
} from "../modules/retention/domain/coupons/states"
export {
  type OfferStrategy,
  type OfferStrategyInput,
  type StrategyAnswer,
} from "../modules/retention/domain/coupons/strategy"

/**
 * Defines who is offered what, for the plugin's option `offer_strategy`. It is asked once a person,
 * in previews too, so it has no effects; what it says is held to the policy like what was asked for.
 *
 * @example
 * defineOfferStrategy({
 *   id: "gentle",
 *   choose: ({ facts, request }) =>
 *     facts.tier === "high_value"
 *       ? { refuse: "no_discount_needed" }
 *       : facts.stage === "lost"
 *         ? { type: "percentage", value: "20" }
 *         : request.offer,
 * })
 */
export function defineOfferStrategy(strategy: OfferStrategy): OfferStrategy {
  return strategy
}
