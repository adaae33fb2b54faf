import type { CouponDecision } from "./decide-coupon"
import type { Offer } from "./offer"
import type { RefusalDetail, RefusalReason } from "./refusals"

/** What a merchant should know before they issue. */
export type PreviewWarning =
  /** The policy guards the margin, and nobody has said what it is. */
  | "no_margin"
  /** An order may take off more than was set aside. */
  | "percentage_has_no_ceiling"
  /** No price is known, so nothing is set aside. */
  | "shipping_price_unknown"
  /** What one gets is no known share of a basket: the largest discount does not hold it. */
  | "not_held_to_largest_discount"

/** How many get none for one reason. */
export type RefusalCount = { readonly reason: RefusalReason; readonly people: number }

/** What would happen to one person. */
export type PreviewPerson = {
  readonly person_id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly decision: CouponDecision["kind"]
  /** Null unless refused. */
  readonly reason: RefusalReason | null
  readonly detail: RefusalDetail
  /** In one currency; null where they get none. */
  readonly offer: Offer | null
  /** Base currency; null where nothing is set aside. */
  readonly reserve: string | null
}

/** What a request would come to. `Time` is a Date, and text once it was sent. */
export type CouponPreview<Time> = {
  readonly people: number
  readonly issue: number
  readonly reuse: number
  /** Most people first. */
  readonly refused: readonly RefusalCount[]
  /** Of those issued: how many take the place of one that the person holds. */
  readonly replaces: number
  readonly reserved: {
    readonly amount: string
    readonly currency_code: string
    /** False where an order can take off more than what is set aside. */
    readonly is_ceiling: boolean
  }
  /** Null is without limit; what is left is that before this request. */
  readonly budget: {
    readonly amount: string | null
    readonly count: number | null
    readonly currency_code: string
    readonly left_amount: string | null
    readonly left_count: number | null
  }
  /** Null for at once. */
  readonly starts_at: Time | null
  readonly ends_at: Time
  readonly warnings: readonly { readonly kind: PreviewWarning }[]
  /** Ten of each decision at most. */
  readonly sample: readonly PreviewPerson[]
}
