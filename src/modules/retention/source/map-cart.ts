import type { Basket, BasketItem } from "../domain/coupons/cart-facts"
import { Decimal, formatDecimal, parseDecimal } from "../domain/money/decimal"
import { decimalOf, type RawDecimal } from "./raw-decimal"

/** One line of a cart, as Query gives it. */
export type SourceCartItem = {
  readonly product_id?: string | null
  readonly is_discountable?: boolean | null
  readonly raw_quantity?: RawDecimal
  readonly quantity?: number | null
  readonly raw_subtotal?: RawDecimal
  readonly subtotal?: number | null
  readonly product?: {
    readonly categories?: readonly { readonly id: string; readonly mpath?: string | null }[] | null
  } | null
}

/** A cart, as Query gives it by {@link CART_FIELDS}; by {@link OWNER_FIELDS} without a basket. */
export type SourceCart = {
  readonly id: string
  readonly completed_at?: string | Date | null
  readonly currency_code: string
  readonly raw_original_item_total?: RawDecimal
  readonly original_item_total?: number | null
  readonly customer?: {
    readonly email?: string | null
    readonly has_account?: boolean | null
  } | null
  readonly promotions?:
    readonly ({ readonly id: string; readonly code?: string | null } | null)[] | null
  readonly items?: readonly SourceCartItem[] | null
  readonly shipping_methods?:
    readonly { readonly raw_subtotal?: RawDecimal; readonly subtotal?: number | null }[] | null
}

/** Whose a cart is, and which codes it holds. */
export const OWNER_FIELDS = [
  "id",
  "completed_at",
  "currency_code",
  "customer.email",
  "customer.has_account",
  "promotions.id",
  "promotions.code",
] as const

/** What is in it besides. A total has Medusa compute all others, those of lines too. */
export const CART_FIELDS = [
  ...OWNER_FIELDS,
  "original_item_total",
  "raw_original_item_total",
  "items.*",
  "shipping_methods.*",
] as const

/** What its lines belong to: only for offers that exclude categories. */
export const CATEGORY_FIELDS = [
  "items.product.categories.id",
  "items.product.categories.mpath",
] as const

/**
 * What is in a cart.
 * @returns null where Medusa does not say what it is worth: nobody is refused for what is not known
 * @throws {InvalidDecimalError} when an amount is no decimal
 */
export function mapBasket(cart: SourceCart): Basket | null {
  const goods = amountOf(cart.raw_original_item_total, cart.original_item_total)
  const items = (cart.items ?? []).map(mapItem)
  const shipping = (cart.shipping_methods ?? []).map(({ raw_subtotal, subtotal }) =>
    amountOf(raw_subtotal, subtotal)
  )
  return goods !== null && items.every((item) => item !== null) && shipping.every(isKnown)
    ? {
        currency_code: cart.currency_code.toLowerCase(),
        goods,
        items,
        shipping: shipping.length === 0 ? null : sumOf(shipping),
      }
    : null
}

function mapItem(item: SourceCartItem): BasketItem | null {
  const amount = amountOf(item.raw_subtotal, item.subtotal)
  const quantity = amountOf(item.raw_quantity, item.quantity)
  if (amount === null || quantity === null) {
    return null
  }
  const paths = (item.product?.categories ?? []).flatMap(({ id, mpath }) => [
    id,
    ...(mpath ?? "").split("."),
  ])
  return {
    product_id: item.product_id ?? null,
    category_ids: [...new Set(paths.filter((id) => id !== ""))],
    is_discountable: item.is_discountable ?? true,
    amount,
    quantity,
  }
}

function amountOf(raw: RawDecimal, plain: number | null | undefined): string | null {
  return raw || typeof plain === "number" ? decimalOf(raw, plain) : null
}

function isKnown(amount: string | null): amount is string {
  return amount !== null
}

function sumOf(amounts: readonly string[]): string {
  return formatDecimal(
    amounts.reduce((sum, amount) => sum.plus(parseDecimal(amount)), new Decimal(0))
  )
}
