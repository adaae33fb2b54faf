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
  readonly customer?: {
    readonly email?: string | null
    readonly has_account?: boolean | null
  } | null
  readonly promotions?:
    readonly ({ readonly id: string; readonly code?: string | null } | null)[] | null
  readonly items?: readonly SourceCartItem[] | null
  readonly shipping_methods?: readonly { readonly raw_subtotal?: RawDecimal }[] | null
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

/** What is in it besides. The one total has Medusa compute all others. */
export const CART_FIELDS = [
  ...OWNER_FIELDS,
  "original_item_total",
  "items.*",
  "items.product.id",
  "items.product.categories.id",
  "items.product.categories.mpath",
  "shipping_methods.*",
] as const

/** What is in a cart. @throws {InvalidDecimalError} when an amount is no decimal */
export function mapBasket(cart: SourceCart): Basket {
  const methods = cart.shipping_methods ?? []
  return {
    currency_code: cart.currency_code.toLowerCase(),
    goods: decimalOf(cart.raw_original_item_total),
    items: (cart.items ?? []).map(mapItem),
    shipping:
      methods.length === 0
        ? null
        : formatDecimal(
            methods.reduce(
              (sum, { raw_subtotal }) => sum.plus(parseDecimal(decimalOf(raw_subtotal))),
              new Decimal(0)
            )
          ),
  }
}

function mapItem(item: SourceCartItem): BasketItem {
  const paths = (item.product?.categories ?? []).flatMap(({ id, mpath }) => [
    id,
    ...(mpath ?? "").split("."),
  ])
  return {
    product_id: item.product_id ?? null,
    category_ids: [...new Set(paths.filter((id) => id !== ""))],
    is_discountable: item.is_discountable ?? true,
    amount: decimalOf(item.raw_subtotal),
    quantity: decimalOf(item.raw_quantity, item.quantity),
  }
}
