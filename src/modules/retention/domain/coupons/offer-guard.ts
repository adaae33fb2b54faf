import { Decimal, formatDecimal, parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import type { Offer } from "./offer"

/** What of the policy offers are held to. */
export type OfferPolicy = {
  readonly margin: Policy["margin"]
  readonly offers: Pick<Policy["offers"], "largest_discount" | "margin_guard">
}

/** What of an offer the policy does not allow. */
export type OfferIssue = {
  /** Inside the offer, dotted. */
  readonly path: string
  /** What is allowed. */
  readonly message: string
}

/**
 * The largest share of a basket that may be given away: what the policy says and, where it guards
 * it and it is known, no more than the margin.
 */
export function largestShare({ margin, offers }: OfferPolicy): number {
  return offers.margin_guard && margin !== null
    ? Math.min(offers.largest_discount, margin)
    : offers.largest_discount
}

/**
 * What the policy does not allow of an offer; nothing where it is fine. Free shipping and what one
 * gets for buying are no known share of a basket: their budget is what holds them.
 */
export function offerIssues(offer: Offer, policy: OfferPolicy): OfferIssue[] {
  const share = largestShare(policy)
  const percent = formatDecimal(new Decimal(String(share)).times(100))
  const by = share < policy.offers.largest_discount ? "margin" : "largest_discount"
  switch (offer.type) {
    case "percentage":
      return parseDecimal(offer.value).gt(percent)
        ? [{ path: "value", message: `must be at most ${percent}, by the policy's ${by}` }]
        : []
    case "fixed":
      return Object.entries(offer.amounts).flatMap(([currency, amount]) => {
        const least = leastBasket(amount, share)
        const basket = offer.minimum_basket?.[currency]
        const message =
          least === null
            ? "nothing may be taken off, by the policy's margin"
            : `must be at least ${least}, so that ${amount} is at most ${percent} % of the basket, ` +
              `by the policy's ${by}`
        return basket !== undefined && least !== null && parseDecimal(basket).gte(least)
          ? []
          : [{ path: `minimum_basket.${currency}`, message }]
      })
    case "free_shipping":
    case "buy_get":
      return []
  }
}

/** What must be said of the budget for {@link needsMoney}. */
export const MONEY_NEEDED =
  'source.budget.amount: must be a positive decimal in base currency, such as "500", for an offer ' +
  "of type buy_get, which largest_discount does not limit"

/** Whether a source may give it only where it has a budget in money, since nothing else holds it. */
export function needsMoney({ type }: Pick<Offer, "type">): boolean {
  return type === "buy_get"
}

/** The smallest basket of which an amount is no larger a share; null where none is. */
function leastBasket(amount: string, share: number): string | null {
  if (share === 0) {
    return null
  }
  const exact = parseDecimal(amount).div(String(share))
  return formatDecimal(exact.decimalPlaces(2, Decimal.ROUND_CEIL))
}
