import type { Explanation } from "../../../src/modules/retention/domain/explain/explanation"
import type {
  Limits,
  RfmGroup,
  Stage,
  Tier,
  TransitionCause,
  TransitionKind,
} from "../../../src/modules/retention/domain/types"
import type { Coupon } from "../coupons/types"
import type { SegmentChip } from "../segment/types"
import type { Portrait } from "./portrait"
import type { ModelState, Prediction } from "./prediction"

/** One of Medusa's customer records that belong to a person. */
export type CustomerRecord = {
  readonly customer_id: string
  /** As written. */
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  readonly customer_created_at: string | null
}

/** What a person is compared with. */
export type ShopMedians = {
  /** Median over buyers of what a purchase day is worth: decimal string in base currency. */
  readonly median_basket: string | null
  /** Half of the shop's reorders come within so many days. */
  readonly median_gap_days: number | null
}

/** The place of an order among the purchases of its person. */
export type PurchasePlace = {
  readonly order_id: string
  /** Their first is 1; null for a cancelled or future one. */
  readonly number: number | null
  readonly of: number
}

/** `GET /admin/retention/profiles/:id`; money in `currency`, decimal strings. */
export type Profile = {
  readonly person_id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  readonly registered_at: string | null
  readonly last_seen_at: string | null
  readonly currency: string
  /** IANA name; days are counted in it. */
  readonly time_zone: string
  readonly tier: Tier | null
  readonly stage: Stage
  readonly slowing: boolean
  readonly purchase_count: number
  readonly purchase_days: number
  readonly first_purchase_at: string | null
  readonly last_purchase_at: string | null
  readonly total_revenue: string
  readonly average_order_value: string | null
  /** What a purchase day is worth, in the window that the tier goes by. */
  readonly basket: string | null
  readonly median_gap_days: string | null
  readonly silence_days: number | null
  readonly rfm_r: number | null
  readonly rfm_f: number | null
  readonly rfm_m: number | null
  readonly rfm_group: RfmGroup | null
  /** Null before the first fit. */
  readonly explanation: Explanation | null
  /** Medusa's live customer records of this person, oldest first. */
  readonly records: readonly CustomerRecord[]
  /** Days of silence at which stages begin; null before the first fit. */
  readonly limits: Limits | null
  readonly shop: ShopMedians
  /** Null for those without a purchase, before the first fit, and while the newest may not be shown. */
  readonly prediction: Prediction | null
  /** The newest fit; null before the first. */
  readonly model: ModelState | null
  /** Null for those without an order, and before the first nightly run. */
  readonly portrait: Portrait | null
  /** Those that they are in, by name. */
  readonly segments: readonly SegmentChip[]
  /** The newest twenty, newest first. */
  readonly coupons: readonly Coupon[]
  /** The order that was asked by; null when it was a person or a customer. */
  readonly purchase: PurchasePlace | null
}

/** A row of `GET /admin/retention/profiles/:id/purchases`; amounts in the order's own currency. */
export type Purchase = {
  readonly order_id: string
  readonly display_id: number | null
  readonly created_at: string
  readonly canceled_at: string | null
  readonly currency_code: string
  readonly net_amount: string
  readonly discount_total: string
  /** The net amount in base currency; null without an exchange rate. */
  readonly base_amount: string | null
  readonly lines: readonly { readonly id: string; readonly title: string }[]
}

/** A row of `GET /admin/retention/profiles/:id/transitions`. */
export type Transition = {
  readonly id: string
  readonly cause: TransitionCause
  readonly occurred_at: string
  /** What changed together has the same. */
  readonly run_id: string
} & Change

/** From what to what; null where there was nothing before, or is nothing any more. */
export type Change =
  | {
      readonly kind: Extract<TransitionKind, "tier">
      readonly from_value: Tier | null
      readonly to_value: Tier | null
    }
  | {
      readonly kind: Extract<TransitionKind, "stage">
      readonly from_value: Stage | null
      readonly to_value: Stage | null
    }
