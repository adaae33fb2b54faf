import { Decimal, formatDecimal, parseDecimal } from "../money/decimal"
import type { CartRefusal } from "./cart-check"
import type { Basket, BasketItem, CartCoupon } from "./cart-facts"
import type { Offer } from "./offer"

type Of<Type extends Offer["type"]> = Extract<Offer, { type: Type }>

/**
 * Whether a basket keeps Medusa from applying a coupon, which it would do without a word.
 * @param is_net whether its promotion goes by amounts without tax
 * @returns null when nothing does
 */
export function basketRefusal(
  coupon: CartCoupon,
  basket: Basket,
  { is_net }: { readonly is_net: boolean }
): CartRefusal | null {
  const { offer, currency_code } = coupon
  if (currency_code !== null && currency_code !== basket.currency_code) {
    return refused("wrong_currency", { currency_code })
  }
  if (basket.items.length === 0) {
    return refused("empty_cart")
  }
  return belowMinimum(offer, basket, is_net) ?? withoutEffect(offer, basket)
}

function belowMinimum(
  offer: Offer,
  { currency_code, goods: with_tax, items }: Basket,
  is_net: boolean
): CartRefusal | null {
  const minimum = offer.minimum_basket?.[currency_code]
  if (minimum === undefined) {
    return null
  }
  const goods = is_net ? withoutTax(items) : with_tax
  const missing = parseDecimal(minimum).minus(parseDecimal(goods))
  return missing.gt(0)
    ? refused("below_minimum", {
        minimum: formatDecimal(parseDecimal(minimum)),
        goods,
        missing: formatDecimal(missing),
        currency_code,
        tax: is_net ? "excluded" : "included",
      })
    : null
}

/** Medusa's own sum is of the same. */
function withoutTax(items: readonly BasketItem[]): string {
  const add = (sum: Decimal, { amount }: BasketItem) => sum.plus(parseDecimal(amount))
  return formatDecimal(items.reduce(add, new Decimal(0)))
}

function withoutEffect(offer: Offer, { items, shipping }: Basket): CartRefusal | null {
  switch (offer.type) {
    case "free_shipping":
      if (shipping === null) {
        return refused("no_shipping_method")
      }
      return parseDecimal(shipping).gt(0) ? null : refused("shipping_is_free")
    case "buy_get":
      return itemsMissing(offer, items)
    default:
      return items.some((item) => isReduced(offer, item)) ? null : refused("no_eligible_items")
  }
}

function isReduced(offer: Of<"percentage"> | Of<"fixed">, item: BasketItem): boolean {
  return item.is_discountable && parseDecimal(item.amount).gt(0) && !isExcluded(offer, item)
}

function isExcluded(
  { excluded_product_ids = [], excluded_category_ids = [] }: Exclude<Offer, Of<"free_shipping">>,
  { product_id, category_ids }: BasketItem
): boolean {
  return (
    (product_id !== null && excluded_product_ids.includes(product_id)) ||
    category_ids.some((id) => excluded_category_ids.includes(id))
  )
}

/** As Medusa counts: what is both bought and got serves for buying where nothing else does. */
function itemsMissing(offer: Of<"buy_get">, items: readonly BasketItem[]): CartRefusal | null {
  const { buy, get } = offer
  const pieces = (bought: boolean, got: boolean) =>
    items
      .filter((item) => isNamed(buy, item) === bought && isNamed(get, item) === got)
      .filter((item) => !isExcluded(offer, item))
      .reduce((sum, { quantity }) => sum.plus(parseDecimal(quantity)), new Decimal(0))
  const onlyBought = pieces(true, false)
  const both = pieces(true, true)
  const takenFromBoth = Decimal.max(0, new Decimal(buy.quantity).minus(onlyBought))
  const left = pieces(false, true).plus(both).minus(takenFromBoth)
  return both.lt(takenFromBoth) || left.lt(get.quantity)
    ? refused("items_missing", { buy_quantity: buy.quantity, get_quantity: get.quantity })
    : null
}

function isNamed(
  { product_ids }: { readonly product_ids: readonly string[] },
  { product_id }: BasketItem
): boolean {
  return product_id !== null && product_ids.includes(product_id)
}

function refused(reason: CartRefusal["reason"], detail: CartRefusal["detail"] = {}): CartRefusal {
  return { reason, detail }
}
