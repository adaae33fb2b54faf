import { STAGES } from "../types"

/** Why a tier is what it is. */
const TIER_CODES = [
  "high_value",
  "potential",
  "mid_value",
  /** Spent enough for high value, but on too few days. */
  "mid_value_few_days",
  "low_value",
  /** Bought since the last fit, which had no buyers to measure by. */
  "low_value_unfitted",
  /** Below the tier by today's facts, and keeps it for the grace period. */
  "grace",
] as const

/** What changes next. */
const NEXT_CODES = [
  "next_stage",
  "next_stage_and_tier",
  "next_tier",
  "next_slowing",
  /** An order dated in the future begins to count. */
  "next_future_purchase",
  /** The moment has come and the sweep has not been there yet. */
  "next_due",
] as const

/** Every code a sentence may carry; the admin must have a text for each in each language. */
export const EXPLANATION_CODES = [...TIER_CODES, ...STAGES, "slowing", ...NEXT_CODES] as const
export type ExplanationCode = (typeof EXPLANATION_CODES)[number]

/**
 * A reason: what to say, with which figures. Days are numbers, money decimal strings, moments
 * ISO times, percents decimal strings; what does not apply is null.
 */
export type Sentence = {
  readonly code: ExplanationCode
  readonly values: Readonly<Record<string, string | number | null>>
  /** The same in English. */
  readonly text: string
}

/** Why a person stands where they stand, and what comes next. */
export type Explanation = {
  /** Null for prospects. */
  readonly tier: Sentence | null
  readonly stage: Sentence
  /** Null unless slowing. */
  readonly slowing: Sentence | null
  /** Null when time alone changes nothing any more. */
  readonly next: Sentence | null
}
