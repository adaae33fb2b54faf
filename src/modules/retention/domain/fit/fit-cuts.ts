import type { PersonFacts } from "../facts/person-facts"
import { compareDecimals } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { elapsed } from "../time/duration"
import type { FitFacts } from "../types"
import { percentileDisc } from "./percentile-disc"

/** The part of the facts that cuts are taken from. */
export type CutFacts = Pick<
  PersonFacts,
  "last_purchase_at" | "window_revenue" | "window_purchase_days" | "basket"
>

/** Where scores change. */
const FIFTHS = [0.2, 0.4, 0.6, 0.8] as const

/**
 * The cut points of a shop at a moment, over its buyers: percentiles of V for the tiers, the
 * median basket B, and the fifths of silence, N and V for the scores.
 *
 * @param people Facts of all persons at `fitted_at`; prospects are skipped. Baskets that are
 *   null (no purchase in the window has a rate) do not count towards the median.
 * @param fitted_at The moment of the facts.
 * @returns Nulls and empty lists without buyers.
 */
export function fitCuts(
  people: readonly CutFacts[],
  fitted_at: Date,
  policy: Policy
): Omit<FitFacts, "fitted_at" | "limits"> {
  const revenues = known(people.map((person) => person.window_revenue)).sort(compareDecimals)
  const baskets = known(people.map((person) => person.basket)).sort(compareDecimals)
  const days = known(people.map((person) => person.window_purchase_days)).sort((a, b) => a - b)
  const silences = known(people.map((person) => person.last_purchase_at))
    .map((last) => elapsed(last, fitted_at) / 1000)
    .sort((a, b) => a - b)
  return {
    high_value_cut: percentileDisc(revenues, policy.tier.high_value_percentile),
    mid_value_cut: percentileDisc(revenues, policy.tier.mid_value_percentile),
    median_basket: percentileDisc(baskets, 0.5),
    silence_cuts: fifths(silences),
    frequency_cuts: fifths(days),
    monetary_cuts: fifths(revenues),
  }
}

function known<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value): value is T & {} => value !== null)
}

function fifths<T>(sorted: readonly T[]): T[] {
  return known(FIFTHS.map((p) => percentileDisc(sorted, p)))
}
