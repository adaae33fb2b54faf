import type { Policy } from "../policy/schema"
import type { PortraitSignal } from "../portrait/types"
import type { RfmGroup, Stage, Tier } from "../types"

/** What the rules look at of one person, as the tables have it. Decimal strings are exact. */
export type SegmentFacts = {
  readonly profile: SegmentProfile
  readonly person: {
    readonly has_account: boolean
    readonly registered_at: Date | null
    readonly last_seen_at: Date | null
  }
  /** Null while nothing is predicted of them. */
  readonly prediction: SegmentPrediction | null
  /** Null for somebody without an order. */
  readonly portrait: SegmentPortrait | null
  /** Cancelled and future ones too. */
  readonly purchases: readonly SegmentPurchase[]
  readonly views: readonly { readonly product_id: string; readonly at: Date }[]
  /** Those that were given to them. */
  readonly coupons: readonly SegmentCoupon[]
  /** Their customer records; metadata as texts. */
  readonly records: readonly {
    readonly group_ids: readonly string[]
    readonly metadata: ReadonlyMap<string, string>
  }[]
  /** What is known of products that were bought, by id. */
  readonly products: ReadonlyMap<string, SegmentProduct>
  /** Of a developer's fields, by name: the values of their rows. */
  readonly custom: ReadonlyMap<string, readonly FieldValue[]>
}

/** Of `retention_profile`. */
export type SegmentProfile = {
  readonly tier: Tier | null
  readonly previous_tier: Tier | null
  readonly tier_changed_at: Date
  readonly stage: Stage
  readonly previous_stage: Stage | null
  readonly stage_changed_at: Date
  readonly slowing: boolean
  readonly rfm_r: number | null
  readonly rfm_f: number | null
  readonly rfm_m: number | null
  readonly rfm_group: RfmGroup | null
  readonly purchase_count: number
  readonly purchase_days: number
  readonly first_purchase_at: Date | null
  readonly last_purchase_at: Date | null
  readonly next_stage_at: Date | null
  readonly total_revenue: string
  readonly average_order_value: string | null
  readonly median_gap_days: string | null
}

/** Of `retention_prediction`. */
export type SegmentPrediction = {
  /** One of another currency than the policy's says nothing. */
  readonly currency_code: string
  readonly chance_30: number
  readonly chance_90: number
  readonly chance_365: number
  readonly expected_purchases: number
  readonly clv: string | null
  readonly next_purchase_at: Date | null
}

/** Of `retention_portrait`. */
export type SegmentPortrait = {
  readonly favourite_category_id: string | null
  readonly favourite_product_ids: readonly string[]
  readonly discount_affinity: string | null
  readonly usual_basket: string | null
  /** Of the usual basket. */
  readonly currency_code: string
  readonly signals: readonly PortraitSignal[]
  readonly country_code: string | null
}

/** An order. */
export type SegmentPurchase = {
  readonly at: Date
  readonly canceled_at: Date | null
  readonly currency_code: string
  readonly net_amount: string
  readonly discount_total: string
  readonly promotion_codes: readonly string[]
  readonly sales_channel_id: string | null
  readonly metadata: ReadonlyMap<string, string>
  /** Of its lines. */
  readonly product_ids: readonly string[]
}

/** A coupon. */
export type SegmentCoupon = {
  readonly is_live: boolean
  /** Since when it could be used; null where it never could. */
  readonly at: Date | null
  /** Orders that carry its code. */
  readonly redemptions: readonly { readonly at: Date; readonly canceled_at: Date | null }[]
}

/** A product; its categories are those it stands in and all above them. */
export type SegmentProduct = {
  readonly collection_id: string | null
  readonly category_ids: readonly string[]
}

/** What a field may have: decimal strings for money. */
export type FieldValue = string | number | boolean | Date

/** What else an answer depends on. */
export type ReadingContext = {
  readonly policy: Policy
  readonly now: Date
  /** Whether something that happened then is in the condition's window. */
  readonly inWindow: (at: Date) => boolean
}
