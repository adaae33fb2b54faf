import type { Stage, Tier } from "../types"
import type { Offer } from "./offer"
import type { RefusalDetail, RefusalReason } from "./refusals"
import type { CouponSource, CouponState, StateReason } from "./states"

/** A coupon that somebody has or had; withdrawn ones were never theirs. */
export type PersonCoupon = {
  readonly id: string
  readonly source: CouponSource
  readonly state: CouponState
  readonly state_reason: StateReason | null
  readonly offer: Offer
  readonly currency_code: string | null
  readonly ends_at: Date
  readonly issued_at: Date
  /** Whether it was changed by hand in Medusa. */
  readonly altered: boolean
  /** Base currency: what is set aside for it. */
  readonly reserved_amount: string
}

/** What decides whether somebody gets a coupon, and which. */
export type OfferFacts = {
  readonly person_id: string
  /** Normalised; null where the code could be bound to nobody. */
  readonly email: string | null
  /** Of their live customer records. */
  readonly customer_ids: readonly string[]
  readonly tier: Tier | null
  readonly stage: Stage | null
  /** Of the newest purchase; null without one. */
  readonly currency_code: string | null
  /** Base currency: the dearest of their orders of 730 days, before discount; null without one. */
  readonly largest_order: string | null
  /** Base currency; null where it is not known. */
  readonly usual_basket: string | null
  /** Newest first. */
  readonly coupons: readonly PersonCoupon[]
}

/** What the shop charges, decimal strings by currency code. */
export type OfferPrices = {
  /** By product id: the dearest variant. */
  readonly products: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The dearest shipping option. */
  readonly shipping: Readonly<Record<string, string>>
}

/** Where nothing is known of prices. */
export const NO_PRICES: OfferPrices = { products: {}, shipping: {} }

/** What is the same for everybody. */
export type ShopFacts = {
  /** Base currency: B of the newest fit; null before the first. */
  readonly median_basket: string | null
  readonly prices: OfferPrices
}

/** What somebody is to get, or why they are to get nothing. */
export type OfferChoice =
  { readonly offer: Offer } | { readonly refuse: RefusalReason; readonly detail: RefusalDetail }

/** What a source may still give away; null is without limit. */
export type BudgetLeft = {
  /** Base currency. */
  readonly amount: string | null
  readonly count: number | null
}
