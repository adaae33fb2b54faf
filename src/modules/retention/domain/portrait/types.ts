/**
 * Why somebody may have left, as far as their orders tell.
 * - `last_order_…`: what became of the newest order; of a cancelled one nothing else is told
 * - `only_discount`: at least two purchases, and none without a discount
 * - `one_gift_purchase`: bought once, in a gift season of the policy
 */
export const PORTRAIT_SIGNALS = [
  "last_order_cancelled",
  "last_order_refunded",
  "last_order_returned",
  "last_order_late",
  "only_discount",
  "one_gift_purchase",
] as const
export type PortraitSignal = (typeof PORTRAIT_SIGNALS)[number]

/** Days of every year, both included, as `MM-DD`; `from` behind `to` goes over new year. */
export type Season = { readonly from: string; readonly to: string }

/** An order that evidence is about. Times are ISO strings, UTC. */
export type OrderEvidence = {
  /** Medusa's order id. */
  readonly order_id: string
  /** The number a shopper knows it by. */
  readonly display_id: number | null
  readonly ordered_at: string
}

/** What each signal rests on. */
export type SignalEvidence = {
  readonly last_order_cancelled: OrderEvidence & { readonly canceled_at: string }
  readonly last_order_refunded: OrderEvidence & {
    /** Given back, and paid before, in the order's currency: decimal strings. */
    readonly refunded: string
    readonly paid: string
    readonly currency_code: string
    /** The one as a share of the other, 0 to 1, to 4 decimals. */
    readonly share: number
  }
  readonly last_order_returned: OrderEvidence & {
    /** Pieces that came back, and pieces of the order. */
    readonly returned_quantity: number
    readonly quantity: number
  }
  readonly last_order_late: OrderEvidence & {
    /** Of the first parcel. Both are null while it has not left. */
    readonly shipped_at: string | null
    readonly delivered_at: string | null
    /** Full days from the order to the later of both; null while it has not left. */
    readonly days: number | null
    /** More days than these are late. */
    readonly late_after_days: number
  }
  readonly only_discount: { readonly purchases: number }
  readonly one_gift_purchase: OrderEvidence & { readonly season: Season }
}

/** How many purchases something was found in. */
export type PurchaseCount = { readonly purchases: number }

/** What a portrait rests on; a part is there if there is something to tell. */
export type PortraitEvidence = {
  readonly favourite_category?: PurchaseCount
  /** Purchases by product id. */
  readonly favourite_products?: Readonly<Record<string, number>>
  readonly preferred_weekday?: PurchaseCount
  /** Purchases in the hour, the one before it and the one after it. */
  readonly preferred_hour?: PurchaseCount
} & { readonly [Name in PortraitSignal]?: SignalEvidence[Name] }

/** Where a person's time zone comes from. */
export type TimeZoneSource = "country" | "policy"

/** What one person's orders tell; field names are the columns'. */
export type Portrait = {
  readonly purchases: number
  readonly discounted_purchases: number
  readonly discount_affinity: string | null
  readonly favourite_category_id: string | null
  readonly favourite_product_ids: readonly string[]
  readonly preferred_weekday: number | null
  readonly preferred_hour: number | null
  readonly country_code: string | null
  readonly time_zone: string
  readonly time_zone_from: TimeZoneSource
  readonly usual_basket: string | null
  readonly currency_code: string
  readonly usual_items: string | null
  readonly signals: readonly PortraitSignal[]
  readonly evidence: PortraitEvidence
}
