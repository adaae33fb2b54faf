import type { Stage, Tier } from "../types"

/** One of two segments. What nobody knows is null; money is in base currency. */
export type ComparedSegment = {
  readonly segment_id: string
  readonly people: number
  /** Of all persons, 0 to 1; null in a shop without any. */
  readonly share: number | null
  /** Members with a purchase. */
  readonly buyers: number
  /** Their lifetime net revenue. */
  readonly revenue: string
  /** Of all their purchases in a currency with a rate. */
  readonly average_order_value: string | null
  /** Purchases per buyer. */
  readonly orders_per_buyer: number | null
  /** Of the buyers, the share with purchases on two days or more, 0 to 1. */
  readonly repurchase_rate: number | null
  /** Mean scores, 1 to 5. */
  readonly rfm: { readonly r: number; readonly f: number; readonly m: number } | null
  readonly tiers: Readonly<Record<Tier | "none", number>>
  readonly stages: Readonly<Record<Stage, number>>
  /** The middle one of the buyers' days since their last purchase, to a tenth. */
  readonly median_silence_days: number | null
  /** Mean chance of buying within 90 days, 0 to 1. */
  readonly chance_90: number | null
  /** Expected within 365 days, added up. */
  readonly clv: string | null
  /** Of those of whom it is known. */
  readonly clv_mean: string | null
}

/** Two segments side by side. */
export type SegmentComparison = {
  readonly currency: string
  readonly one: ComparedSegment
  readonly other: ComparedSegment
  readonly overlap: {
    readonly both: number
    readonly only_one: number
    readonly only_other: number
  }
}
