import { normalizeEmail } from "../person/normalize-email"
import type { Offer } from "./offer"
import type { CouponState, StateReason } from "./states"

/** What a cart is told of a coupon. */
export type CartCoupon = {
  readonly id: string
  readonly code: string
  readonly promotion_id: string | null
  readonly state: CouponState
  readonly state_reason: StateReason | null
  readonly starts_at: Date | null
  readonly ends_at: Date
  /** As its person got it: amounts in one currency. */
  readonly offer: Offer
  /** Null where it holds in any. */
  readonly currency_code: string | null
  /** The addresses that its promotion lets in, letter by letter. */
  readonly emails: readonly string[]
  /** Normalised; null where the person is gone. */
  readonly person_email: string | null
  /** What hands changed of its promotion in Medusa, ours and theirs by field; null for nothing. */
  readonly altered: Readonly<Record<string, readonly [ours: unknown, theirs: unknown]>> | null
}

/** A line of a cart. */
export type BasketItem = {
  /** Null for what the catalogue does not know. */
  readonly product_id: string | null
  /** Its categories and all above them. */
  readonly category_ids: readonly string[]
  readonly is_discountable: boolean
  /** Decimal string: what it costs before discounts and tax. */
  readonly amount: string
  /** Decimal string. */
  readonly quantity: string
}

/** What is in a cart. */
export type Basket = {
  /** Lower case. */
  readonly currency_code: string
  /** Decimal string: goods with tax, before discounts; without tax it is what the items come to. */
  readonly goods: string
  readonly items: readonly BasketItem[]
  /** Decimal string: what sending costs before discounts and tax; null until that is chosen. */
  readonly shipping: string | null
}

/** Whose a coupon is, as far as a cart tells. */
type Ownership = "owner" | "stranger" | "nobody"

/**
 * @param email of the cart's customer record, as stored; null as long as there is none. Not the
 * cart's own address: somebody logged in may write another's there.
 */
export function ownershipOf(coupon: CartCoupon, email: string | null): Ownership {
  const normal = normalizeEmail(email)
  if (normal === null) {
    return "nobody"
  }
  const owns =
    coupon.person_email === normal || coupon.emails.some((one) => normalizeEmail(one) === normal)
  return owns ? "owner" : "stranger"
}

/** Whether something typed may be a code of ours at all, whatever the policy's prefix was then. */
export function looksLikeCode(code: string): boolean {
  return /^[A-Z2-9]{2,10}(-[A-Z2-9]{1,8}){1,6}$/.test(code)
}
