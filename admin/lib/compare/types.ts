import type { Stage, Tier } from "../../../src/modules/retention/domain/types"

/** What is told of each of two segments; null where it is unknown. Money is in base currency. */
export type ComparisonSide = {
  readonly segment_id: string
  readonly people: number
  /** Of all customers, 0 to 1. */
  readonly share: number | null
  /** Those with a purchase. */
  readonly buyers: number
  /** Lifetime net revenue of all of them: a decimal string, as are the amounts below. */
  readonly revenue: string
  readonly average_order_value: string | null
  readonly orders_per_buyer: number | null
  /** Of the buyers, those with purchases on two days or more, 0 to 1. */
  readonly repurchase_rate: number | null
  /** Means of the scores, 1 to 5. */
  readonly rfm: { readonly r: number; readonly f: number; readonly m: number } | null
  /** People; those without a tier have not bought. */
  readonly tiers: Readonly<Record<Tier | "none", number>>
  readonly stages: Readonly<Record<Stage, number>>
  readonly median_silence_days: number | null
  /** Mean chance of a purchase within 90 days, 0 to 1. */
  readonly chance_90: number | null
  /** What is expected of all of them within 365 days, and the mean over those of whom it is known. */
  readonly clv: string | null
  readonly clv_mean: string | null
}

/** `GET /admin/retention/segments/compare`. */
export type Comparison = {
  readonly currency: string
  readonly one: ComparisonSide
  readonly other: ComparisonSide
  /** People. */
  readonly overlap: {
    readonly both: number
    readonly only_one: number
    readonly only_other: number
  }
}

/** Which of the two. */
export const SIDES = ["one", "other"] as const
export type Side = (typeof SIDES)[number]
