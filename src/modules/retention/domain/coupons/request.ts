import type { CouponDates } from "./dates"
import type { OfferPrices } from "./facts"
import type { Offer } from "./offer"
import type { CouponSource } from "./states"

/** Coupons one statement makes; more block the event loop too long when Medusa makes them. */
export const COUPON_BATCH = 100

/** How much a source may give away; what is left out stays as it is, null takes the limit away. */
export type CouponBudget = {
  /** Decimal string in base currency. */
  readonly amount?: string | null | undefined
  readonly count?: number | null | undefined
}

/** What is to be issued, checked: the same for everybody of a batch. */
export type CouponRequest = CouponDates & {
  readonly source: CouponSource
  readonly offer: Offer
  /** For people: why they get it, up to 200 letters. */
  readonly because: string | null
  readonly run_id: string | null
  /** The policy's where the source is new and this is left out. */
  readonly budget?: CouponBudget | undefined
  readonly prices: OfferPrices
}
