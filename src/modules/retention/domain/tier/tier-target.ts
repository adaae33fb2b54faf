import type { PersonFacts } from "../facts/person-facts"
import { parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { DAY_MS, elapsed } from "../time/duration"
import type { FitFacts, Tier } from "../types"

/** The part of the facts that decides the tier. */
export type TierFacts = Pick<
  PersonFacts,
  "last_purchase_at" | "window_revenue" | "window_purchase_days" | "basket"
>

/** True when both are known and the first is larger. */
function exceeds(value: string | null, cut: string | null): boolean {
  return value !== null && cut !== null && parseDecimal(value).isGreaterThan(parseDecimal(cut))
}

/** True when both are known and the first is not smaller. */
function reaches(value: string | null, cut: string | null): boolean {
  return (
    value !== null && cut !== null && parseDecimal(value).isGreaterThanOrEqualTo(parseDecimal(cut))
  )
}

/**
 * The value tier by today's facts, without grace; the first that matches.
 *
 * 1. `high_value`: V above the high cut, on at least so many purchase days
 * 2. `potential`: few purchase days, a basket of at least the shop's median, silent for less
 *    than the dormant limit
 * 3. `mid_value`: V above the mid cut
 * 4. `low_value`: every other buyer
 *
 * Where a cut is unknown (a fit without buyers), the comparison is false.
 *
 * @returns Null for prospects.
 */
export function tierTarget(
  facts: TierFacts,
  fit: Pick<FitFacts, "limits" | "high_value_cut" | "mid_value_cut" | "median_basket">,
  policy: Policy,
  now: Date
): Tier | null {
  const { last_purchase_at, window_revenue, window_purchase_days, basket } = facts
  if (last_purchase_at === null || window_purchase_days === null) {
    return null
  }
  const { high_value_min_days, potential_max_days } = policy.tier
  if (exceeds(window_revenue, fit.high_value_cut) && window_purchase_days >= high_value_min_days) {
    return "high_value"
  }
  if (
    window_purchase_days <= potential_max_days &&
    reaches(basket, fit.median_basket) &&
    elapsed(last_purchase_at, now) < fit.limits.dormant * DAY_MS
  ) {
    return "potential"
  }
  return exceeds(window_revenue, fit.mid_value_cut) ? "mid_value" : "low_value"
}
