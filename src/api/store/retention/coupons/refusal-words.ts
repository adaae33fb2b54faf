import { MedusaError } from "@medusajs/framework/utils"
import type {
  CartRefusal,
  CartRefusalReason,
} from "../../../../modules/retention/domain/coupons/cart-check"

type Detail = CartRefusal["detail"]

const money = (amount: unknown, { currency_code = "" }: Detail) =>
  `${String(amount)} ${String(currency_code).toUpperCase()}`

const WORDS: Readonly<Record<Exclude<CartRefusalReason, "invalid">, (detail: Detail) => string>> = {
  email_needed: () => "Enter your e-mail address first: the code belongs to one customer",
  not_ready: () => "The code is being prepared; try again in a minute",
  not_started: ({ starts_at }) => `The code holds from ${String(starts_at)}`,
  ended: ({ ends_at }) => `The code ended at ${String(ends_at)}`,
  used: () => "The code has been used",
  replaced: () => "Another code took the place of this one",
  revoked: () => "The code is not valid any more",
  another_coupon: () => "There is another personal code in the cart",
  wrong_currency: ({ currency_code }) =>
    `The code holds for baskets in ${String(currency_code).toUpperCase()}`,
  empty_cart: () => "Put something into the cart first",
  below_minimum: (detail) =>
    `The code holds from ${money(detail.minimum, detail)}; the basket is worth ` +
    `${money(detail.goods, detail)}${detail.tax === "excluded" ? " without tax" : ""}`,
  no_eligible_items: () => "The code holds for nothing that is in the cart",
  items_missing: () => "What the code asks for is not in the cart",
  no_shipping_method: () => "Choose how it shall be sent first: the code takes off the postage",
  shipping_is_free: () => "The code takes off the postage, and there is none",
  not_applicable: () => "The code does not hold for this cart",
}

/**
 * Why a code does not hold, for its owner.
 * @param typed as it was typed, for Medusa's own words about a code that it does not know
 */
export function refusalMessage(typed: string, { reason, detail }: CartRefusal): string {
  return reason === "invalid" ? `The promotion code ${typed} is invalid` : WORDS[reason](detail)
}

/** The error that answers 400: with a code of ours, or exactly as Medusa knows no such code. */
export function refusalError(typed: string, refusal: CartRefusal): MedusaError {
  const message = refusalMessage(typed, refusal)
  return refusal.reason === "invalid"
    ? new MedusaError(MedusaError.Types.INVALID_DATA, message)
    : new MedusaError(MedusaError.Types.INVALID_DATA, message, `retention_coupon_${refusal.reason}`)
}
