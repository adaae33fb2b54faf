import { basketRefusal } from "./basket-check"
import { type Basket, type CartCoupon, ownershipOf } from "./cart-facts"

/**
 * Why a coupon does not hold in a cart.
 * - `invalid`: another's, or unknown: the two are not told apart
 * - `email_needed`: nobody knows yet whose cart it is
 * - `not_ready`: Medusa is still to be told of it, or of the owner's new address
 * - `replaced`: by another coupon of the same person
 * - `another_coupon`: there is another one of ours in the cart
 * - `no_eligible_items`: everything in the cart is excluded
 * - `items_missing`: what has to be bought, or what one gets, is not in it
 * - `not_applicable`: Medusa does not apply it, for something that was changed by hand, or is not
 *   known here
 */
export type CartRefusalReason =
  | "invalid"
  | "email_needed"
  | "not_ready"
  | "not_started"
  | "ended"
  | "used"
  | "replaced"
  | "revoked"
  | "another_coupon"
  | "wrong_currency"
  | "empty_cart"
  | "below_minimum"
  | "no_eligible_items"
  | "items_missing"
  | "no_shipping_method"
  | "shipping_is_free"
  | "not_applicable"

/** Why a coupon does not hold, and what that rests on: amounts as decimal strings, times as ISO. */
export type CartRefusal = {
  readonly reason: CartRefusalReason
  readonly detail: Readonly<Record<string, string | number>>
}

/** Whose cart it is and what is in it. */
export type CartFacts = {
  /** Of the cart's customer record; see {@link ownershipOf}. */
  readonly email: string | null
  /** Null where it is not known yet: then only the coupon and its owner count. */
  readonly basket: Basket | null
  /** Medusa's promotions that go by amounts without tax; none where left out. */
  readonly net_promotions?: readonly string[]
}

/**
 * Whether a coupon may be added to a cart. Only its owner learns more than that it is not valid.
 * @returns null when nothing is known that would keep Medusa from applying it
 */
export function checkCart(coupon: CartCoupon, cart: CartFacts, now: Date): CartRefusal | null {
  const refusal = standing(coupon, cart.email, now)
  if (refusal) {
    return refusal
  }
  if (coupon.state === "issuing" || !coupon.emails.includes(cart.email ?? "")) {
    return refused("not_ready")
  }
  // What was edited by hand holds by what Medusa says now, and not by the offer that we know.
  if (cart.basket === null || coupon.altered !== null) {
    return null
  }
  const is_net = cart.net_promotions?.includes(coupon.promotion_id ?? "") ?? false
  return basketRefusal(coupon, cart.basket, { is_net })
}

/** A coupon that must not be in a cart, and why. */
export type DeadInCart = { readonly coupon: CartCoupon; readonly refusal: CartRefusal }

/**
 * Which coupons in a cart must not be there when it becomes an order: those that are not its
 * customer's or not alive, and all but one.
 * @param email see {@link ownershipOf}
 */
export function deadInCart(
  coupons: readonly CartCoupon[],
  email: string | null,
  now: Date
): DeadInCart[] {
  const judged = coupons.map((coupon) => ({ coupon, refusal: standing(coupon, email, now) }))
  const dead = judged.flatMap(({ coupon, refusal }) => (refusal ? [{ coupon, refusal }] : []))
  const [, ...others] = judged.filter(({ refusal }) => refusal === null).sort(endingLast)
  return [...dead, ...others.map(({ coupon }) => ({ coupon, refusal: refused("another_coupon") }))]
}

/**
 * The same, those revoked whose promotion somebody deleted in Medusa: a cart keeps its link to it,
 * and breaks when it becomes an order, while our row may not say so yet.
 * @param found promotions that are there, of those that the cart is linked to
 */
export function withoutDeleted(
  coupons: readonly CartCoupon[],
  found: readonly { readonly id: string }[]
): CartCoupon[] {
  const ids = new Set<string | null>(found.map(({ id }) => id))
  return coupons.map((coupon) =>
    ids.has(coupon.promotion_id)
      ? coupon
      : { ...coupon, state: "revoked", state_reason: "deleted_by_hand" }
  )
}

type Judged = { readonly coupon: CartCoupon }

function endingLast({ coupon: a }: Judged, { coupon: b }: Judged): number {
  return b.ends_at.getTime() - a.ends_at.getTime() || (a.code < b.code ? -1 : 1)
}

/** Whether a coupon is its customer's and alive, as far as we know. */
function standing(coupon: CartCoupon, email: string | null, now: Date): CartRefusal | null {
  const ownership = ownershipOf(coupon, email)
  if (ownership === "owner") {
    return lifeRefusal(coupon, now)
  }
  return refused(ownership === "nobody" ? "email_needed" : "invalid")
}

function lifeRefusal(coupon: CartCoupon, now: Date): CartRefusal | null {
  const { state, state_reason, starts_at, ends_at, altered } = coupon
  if (state === "redeemed") {
    return refused("used")
  }
  if (state === "revoked") {
    return refused(state_reason === "replaced" ? "replaced" : "revoked")
  }
  if (state === "expired" || ends_at <= now) {
    return refused("ended", { ends_at: ends_at.toISOString() })
  }
  // A cart keeps what was switched off in Medusa by hand, and its order would not be counted.
  if (altered?.status || altered?.limit?.[1] === "0") {
    return refused("revoked")
  }
  if (starts_at !== null && starts_at > now) {
    return refused("not_started", { starts_at: starts_at.toISOString() })
  }
  return null
}

function refused(reason: CartRefusalReason, detail: CartRefusal["detail"] = {}): CartRefusal {
  return { reason, detail }
}
