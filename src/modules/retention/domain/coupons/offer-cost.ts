import { toBase } from "../money/convert"
import { Decimal, formatDecimal, parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import type { OfferFacts, ShopFacts } from "./facts"
import { minimumOf, type Offer, type ResolvedOffer } from "./offer"
import type { Refused } from "./resolve-offer"

type Money = Pick<Policy, "base_currency" | "rates">

/** Whose cost it is. */
export type Buyer = Pick<OfferFacts, "currency_code" | "largest_order" | "usual_basket">

/** Where nothing is known of baskets, so that percentages can still be told apart. */
const ANY_BASKET = "100"

/**
 * The most that a coupon is thought to cost: what is set aside for it. Medusa knows no ceiling on a
 * percentage, so of one this is what the person's dearest order, or the shop's usual basket, would
 * have cost. It is a ceiling for amounts and for what one gets; of shipping the dearest option.
 *
 * @returns a decimal string in base currency, rounded up, or why nothing can be set aside
 */
export function largestCost(
  { offer, currency_code }: ResolvedOffer,
  buyer: Buyer,
  shop: ShopFacts,
  policy: Money
): { readonly reserve: string } | Refused {
  const currency = currency_code ?? buyer.currency_code ?? policy.base_currency
  switch (offer.type) {
    case "percentage": {
      const baskets = [buyer.largest_order, shop.median_basket, minimumInBase(offer, policy)]
      return setAside(percentOf(largest(baskets) ?? "0", offer.value))
    }
    case "fixed":
      return inBase(offer.amounts[currency] ?? "0", currency, policy)
    case "free_shipping":
      return inBase(shop.prices.shipping[currency] ?? "0", currency, policy)
    case "buy_get": {
      const { product_ids, quantity, percentage } = offer.get
      const price = largest(product_ids.map((id) => shop.prices.products[id]?.[currency] ?? null))
      return price === null
        ? { refuse: "product_prices_missing", detail: { currency_code: currency } }
        : inBase(formatDecimal(percentOf(price, percentage).times(quantity)), currency, policy)
    }
  }
}

/** True for an offer of which no order can take off more than was set aside for it. */
export function isCeiling({ type }: Offer): boolean {
  return type === "fixed" || type === "buy_get"
}

/**
 * What a coupon is worth to somebody at their usual basket, in base currency: for telling the
 * better of two, not for money.
 *
 * @param reserve what was set aside for it: the worth of what is no discount on the basket
 */
export function worthOf(
  { offer, currency_code }: ResolvedOffer,
  reserve: string,
  buyer: Buyer,
  shop: ShopFacts,
  policy: Money
): Decimal {
  if (offer.type === "percentage") {
    const basket = buyer.usual_basket ?? shop.median_basket ?? ANY_BASKET
    return percentOf(largest([basket, minimumInBase(offer, policy)]) ?? basket, offer.value)
  }
  const amount = offer.type === "fixed" && currency_code ? offer.amounts[currency_code] : undefined
  const known = amount === undefined ? null : toBase(amount, currency_code ?? "", policy)
  return parseDecimal(known ?? reserve)
}

function minimumInBase(offer: Offer, policy: Money): string | null {
  const [minimum] = Object.entries(minimumOf(offer))
  return minimum === undefined ? null : toBase(minimum[1], minimum[0], policy)
}

function percentOf(amount: string, percent: string): Decimal {
  return parseDecimal(amount).times(parseDecimal(percent)).times("0.01")
}

function largest(amounts: readonly (string | null)[]): string | null {
  return amounts.reduce<string | null>(
    (so_far, amount) =>
      amount !== null && (so_far === null || parseDecimal(amount).gt(so_far)) ? amount : so_far,
    null
  )
}

function inBase(amount: string, currency: string, policy: Money) {
  const base = toBase(amount, currency, policy)
  return base === null
    ? ({ refuse: "rate_missing", detail: { currency_code: currency } } satisfies Refused)
    : setAside(parseDecimal(base))
}

function setAside(amount: Decimal): { readonly reserve: string } {
  const rounded = amount.decimalPlaces(4, Decimal.ROUND_CEIL)
  return { reserve: formatDecimal(rounded.isNegative() ? new Decimal(0) : rounded) }
}
