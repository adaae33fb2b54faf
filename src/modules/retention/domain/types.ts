/**
 * The vocabulary of the domain: names are the same in database, API, admin and docs.
 * Nothing here imports Medusa or TypeORM.
 */

/** What a person is worth, best first. */
export const TIERS = ["high_value", "potential", "mid_value", "low_value"] as const
export type Tier = (typeof TIERS)[number]

/** How alive the relationship is. */
export const STAGES = [
  "prospect",
  "new",
  "active",
  "at_risk",
  "dormant",
  "lost",
  "reactivated",
] as const
export type Stage = (typeof STAGES)[number]

/** The stages of those who have bought, from the liveliest to the most silent. */
export const BUYER_STAGES = [
  "new",
  "active",
  "reactivated",
  "at_risk",
  "dormant",
  "lost",
] as const satisfies readonly Stage[]
export type BuyerStage = (typeof BUYER_STAGES)[number]

/** Named groups by (R, FM). */
export const RFM_GROUPS = [
  "champion",
  "loyal",
  "cannot_lose",
  "potential_loyalist",
  "needs_attention",
  "at_risk_rfm",
  "recent",
  "promising",
  "about_to_sleep",
  "hibernating",
] as const
export type RfmGroup = (typeof RFM_GROUPS)[number]

export type TransitionKind = "tier" | "stage"

/** Why a tier or stage changed. */
export const TRANSITION_CAUSES = [
  "backfill",
  "order",
  "refund",
  "cancellation",
  "time",
  "fit",
  "policy",
  "merge",
  "reconcile",
] as const
export type TransitionCause = (typeof TRANSITION_CAUSES)[number]

/** Causes by which the rules changed, or began, and nobody moved. An index leaves them out too. */
export const UNMOVED_CAUSES = [
  "backfill",
  "fit",
  "policy",
] as const satisfies readonly TransitionCause[]

/**
 * Kinds of data problems.
 * - `order_without_identity`: neither a live customer's e-mail nor an e-mail of its own; not in the ledger
 * - `customer_without_email`: a customer record that no person can be known by
 * - `future_order`: dated after now; ignored until then
 * - `currency_without_rate`: counts for days and stage, not for money
 * - `partly_captured`: net revenue reads low until the rest is captured
 * - `refund_counted_twice`: refunded first and returned later; net revenue reads low by the owed sum
 * - `sync_failed`: a record that could not be taken in; tried again, less and less often
 */
export const PROBLEM_KINDS = [
  "order_without_identity",
  "customer_without_email",
  "future_order",
  "currency_without_rate",
  "partly_captured",
  "refund_counted_twice",
  "sync_failed",
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** Days of silence at which a stage begins; whole numbers, `at_risk ≤ dormant ≤ lost`. */
export type Limits = {
  readonly at_risk: number
  readonly dormant: number
  readonly lost: number
}

/** The limits, from the shortest silence to the longest. */
export const LIMIT_NAMES = [
  "at_risk",
  "dormant",
  "lost",
] as const satisfies readonly (keyof Limits)[]

/** The percentiles of gaps as measured, in whole days, before clamps. */
export type RawLimits = Limits

/** How often a gap of so many days between two purchase days of one person occurred. */
export type GapCount = { readonly days: number; readonly count: number }

/**
 * Where limits came from.
 * - `rhythm`: percentiles of the shop's own gaps
 * - `fallback`: too few gaps or too short a history, so the fixed days
 * - `drift`: the back-test failed twice, so on the way towards the fixed days
 * - `fixed`: the policy asks for fixed days
 */
export type LimitsMethod = "rhythm" | "fallback" | "drift" | "fixed"

/** One order of one person, as the rules see it. Decimal strings are exact. */
export type PurchaseFact = {
  readonly at: Date
  readonly canceled_at: Date | null
  readonly currency_code: string
  /** Decimal string in `currency_code`. */
  readonly net_amount: string
}

/** The part of a fit that scoring needs. */
export type FitFacts = {
  readonly fitted_at: Date
  readonly limits: Limits
  /** Decimal string; null without buyers. */
  readonly high_value_cut: string | null
  readonly mid_value_cut: string | null
  readonly median_basket: string | null
  /** Seconds of silence at `fitted_at`, ascending. */
  readonly silence_cuts: readonly number[]
  /** Purchase days in the window, ascending. */
  readonly frequency_cuts: readonly number[]
  /** Decimal strings, ascending. */
  readonly monetary_cuts: readonly string[]
}

/** What was stored of a person's tier before this scoring. */
export type StoredTier = {
  readonly tier: Tier | null
  readonly downgrade_since: Date | null
}

/** A share with its Wilson 95 % interval; rate and bounds are null when nobody is in the band. */
export type BandOutcome = {
  readonly people: number
  readonly returned: number
  readonly rate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** Bands of silence, from the liveliest to the most silent. */
export const BANDS = ["active", "at_risk", "dormant", "lost"] as const
export type Band = (typeof BANDS)[number]

/** The stages of 90 days ago against what people did since. */
export type Backtest = {
  /** ISO time of the day tested. */
  readonly as_of: string
  readonly limits: Limits
  readonly bands: Readonly<Record<Band, BandOutcome>>
  /** True when the return rate falls from each non-empty band to the next. */
  readonly falls: boolean
  /**
   * True when two neighbouring bands of at least 100 people each stand in the wrong order
   * with intervals that do not overlap.
   */
  readonly failed: boolean
}

/** A profile as scoring computes it; field names are the columns'. */
export type ScoredProfile = {
  readonly tier: Tier | null
  readonly tier_target: Tier | null
  readonly downgrade_since: Date | null
  readonly stage: Stage
  readonly slowing: boolean
  readonly purchase_count: number
  readonly purchase_days: number
  readonly first_purchase_at: Date | null
  readonly last_purchase_at: Date | null
  readonly reactivated_at: Date | null
  /** Decimal strings in base currency. */
  readonly total_revenue: string
  readonly window_revenue: string | null
  readonly window_purchase_days: number | null
  readonly basket: string | null
  readonly average_order_value: string | null
  /** Days, a multiple of 0.5. */
  readonly median_gap_days: string | null
  readonly rfm_r: number | null
  readonly rfm_f: number | null
  readonly rfm_m: number | null
  readonly rfm_group: RfmGroup | null
  readonly next_stage_at: Date | null
  readonly next_change_at: Date | null
}
