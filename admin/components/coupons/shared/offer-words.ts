import type { Text } from "../../../hooks/use-text"
import type { Amounts, Offer } from "../../../lib/coupons/types"

/** What a coupon gives, in a few words: `10% off`, `€10.00 / $12.00 off`, `Buy 2, get 1 free`. */
export function offerWords(offer: Offer, text: Text): string {
  const { t, format } = text
  switch (offer.type) {
    case "percentage":
      return t("coupons.offer.percentage", { percent: perCent(offer.value, text) })
    case "fixed":
      return t("coupons.offer.fixed", { amount: amountWords(offer.amounts, text) })
    case "free_shipping":
      return t("coupons.offer.free_shipping")
    case "buy_get": {
      const { buy, get } = offer
      return t(
        Number(get.percentage) === 100 ? "coupons.offer.buy_free" : "coupons.offer.buy_get",
        {
          buy: format.count(buy.quantity),
          get: format.count(get.quantity),
          percent: perCent(get.percentage, text),
        }
      )
    }
  }
}

/** What it asks for and leaves out, each in a few words; empty where it is for everything. */
export function offerTerms(offer: Offer, text: Text): readonly string[] {
  const { t, format } = text
  const left = (kind: "product" | "category", ids: readonly string[] = []) =>
    ids.length === 0
      ? []
      : [t(`coupons.offer.without_${kind}`, { count: ids.length, n: format.count(ids.length) })]
  return [
    ...minimumTerm(offer, text),
    ...(offer.type === "free_shipping"
      ? []
      : [
          ...left("product", offer.excluded_product_ids),
          ...left("category", offer.excluded_category_ids),
        ]),
  ]
}

/** From which basket it is for; empty where for any. */
export function minimumTerm(
  { minimum_basket: minimum = {} }: Offer,
  text: Text
): readonly string[] {
  return Object.keys(minimum).length > 0
    ? [text.t("coupons.offer.minimum", { amount: amountWords(minimum, text) })]
    : []
}

/** An amount in each currency that there is one in. */
export function amountWords(amounts: Amounts, { format }: Text): string {
  return Object.entries(amounts)
    .map(([currency, amount]) => format.money(amount, currency))
    .join(" / ")
}

/** With as many decimals as were given. */
function perCent(value: string, { format }: Text): string {
  const decimals = value.split(".")[1]?.replace(/0+$/, "").length ?? 0
  return format.percent(Number(value) / 100, decimals)
}
