import type { Policy } from "../../../src/modules/retention/domain/policy/schema"
import { numberIn, percentToShare, shareToPercent } from "./per-cent"
import { rowOf, type SeasonRow, seasonOf } from "./seasons"

/** One exchange rate as it is being edited. */
export type RateRow = { readonly code: string; readonly rate: string }

/**
 * The policy while somebody edits it: numbers as they are typed, shares as per cent, so that what
 * is not finished yet can stand there too.
 */
export type Draft = Edited<Omit<Policy, "rates" | "margin" | "mirror" | "portrait" | "offers">> & {
  readonly rates: readonly RateRow[]
  /** Empty while it is not known. */
  readonly margin: string
  readonly mirror: Readonly<Record<keyof Policy["mirror"], readonly string[]>>
  readonly portrait: {
    readonly late_after_days: string
    readonly refunded_share: string
    readonly gift_seasons: readonly SeasonRow[]
  }
  readonly offers: Edited<Omit<Policy["offers"], "budget">> & {
    /** Empty where there is no limit. */
    readonly budget: Readonly<Record<keyof Policy["offers"]["budget"], string>>
  }
}

type Edited<T> = {
  readonly [K in keyof T]: T[K] extends number ? string : T[K] extends object ? Edited<T[K]> : T[K]
}

/** The draft that says what a policy says. */
export function draftOf(policy: Policy): Draft {
  const { tier, stage, portrait, offers } = policy
  return {
    base_currency: policy.base_currency,
    rates: Object.entries(policy.rates)
      .map(([code, rate]) => ({ code, rate }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    margin: policy.margin === null ? "" : shareToPercent(policy.margin),
    annual_discount_rate: shareToPercent(policy.annual_discount_rate),
    time_zone: policy.time_zone,
    tier: {
      ...each(tier, String),
      high_value_percentile: shareToPercent(tier.high_value_percentile),
      mid_value_percentile: shareToPercent(tier.mid_value_percentile),
    },
    stage: {
      method: stage.method,
      percentiles: each(stage.percentiles, shareToPercent),
      floors: each(stage.floors, String),
      ceilings: each(stage.ceilings, String),
      fixed_days: each(stage.fixed_days, String),
      gap_window_days: String(stage.gap_window_days),
      min_gaps: String(stage.min_gaps),
      min_history_days: String(stage.min_history_days),
      max_monthly_change: shareToPercent(stage.max_monthly_change),
      new_days: String(stage.new_days),
      reactivated_days: String(stage.reactivated_days),
      slowing: each(stage.slowing, String),
    },
    mirror: policy.mirror,
    seen: policy.seen,
    portrait: {
      late_after_days: String(portrait.late_after_days),
      refunded_share: shareToPercent(portrait.refunded_share),
      gift_seasons: portrait.gift_seasons.map(rowOf),
    },
    offers: {
      code_prefix: offers.code_prefix,
      largest_discount: shareToPercent(offers.largest_discount),
      margin_guard: offers.margin_guard,
      rest_days: String(offers.rest_days),
      valid_days: String(offers.valid_days),
      budget: each(offers.budget, (limit) => (limit === null ? "" : String(limit))),
      purge_after_days: String(offers.purge_after_days),
    },
  }
}

/**
 * What a draft would have the policy be, to be checked by its schema: what is no number is NaN
 * there. Of two rates for one currency the last stands; `draftProblems` finds them before.
 */
export function settingsOf(draft: Draft): Policy {
  const { tier, stage, portrait, offers } = draft
  return {
    base_currency: draft.base_currency,
    rates: Object.fromEntries(
      draft.rates.map(({ code, rate }) => [code, rate.normalize("NFKC").trim()])
    ),
    margin: unlessEmpty(draft.margin, percentToShare),
    annual_discount_rate: percentToShare(draft.annual_discount_rate),
    time_zone: draft.time_zone,
    tier: {
      ...each(tier, numberIn),
      high_value_percentile: percentToShare(tier.high_value_percentile),
      mid_value_percentile: percentToShare(tier.mid_value_percentile),
    },
    stage: {
      method: stage.method,
      percentiles: each(stage.percentiles, percentToShare),
      floors: each(stage.floors, numberIn),
      ceilings: each(stage.ceilings, numberIn),
      fixed_days: each(stage.fixed_days, numberIn),
      gap_window_days: numberIn(stage.gap_window_days),
      min_gaps: numberIn(stage.min_gaps),
      min_history_days: numberIn(stage.min_history_days),
      max_monthly_change: percentToShare(stage.max_monthly_change),
      new_days: numberIn(stage.new_days),
      reactivated_days: numberIn(stage.reactivated_days),
      slowing: each(stage.slowing, numberIn),
    },
    mirror: each(draft.mirror, (names) => [...names]),
    seen: draft.seen,
    portrait: {
      late_after_days: numberIn(portrait.late_after_days),
      refunded_share: percentToShare(portrait.refunded_share),
      gift_seasons: portrait.gift_seasons.map(seasonOf),
    },
    offers: {
      code_prefix: offers.code_prefix,
      largest_discount: percentToShare(offers.largest_discount),
      margin_guard: offers.margin_guard,
      rest_days: numberIn(offers.rest_days),
      valid_days: numberIn(offers.valid_days),
      budget: {
        amount: unlessEmpty(offers.budget.amount, (amount) => amount.normalize("NFKC").trim()),
        count: unlessEmpty(offers.budget.count, numberIn),
      },
      purge_after_days: numberIn(offers.purge_after_days),
    },
  }
}

function unlessEmpty<To>(text: string, read: (text: string) => To): To | null {
  return text.trim() === "" ? null : read(text)
}

function each<K extends string, From, To>(
  values: Readonly<Record<K, From>>,
  change: (value: From) => To
): Record<K, To> {
  return Object.fromEntries(
    Object.entries<From>(values).map(([key, value]) => [key, change(value)])
  ) as Record<K, To>
}
