import type { PersonFacts } from "../facts/person-facts"
import type { Policy } from "../policy/schema"
import { slowingFrom } from "../stage/slowing"
import { graceEndsAt } from "../tier/fold-tier"
import { addDays, earliestAfter } from "../time/duration"
import type { Limits, ScoredProfile } from "../types"

/** What of a profile changes by time alone. */
export type TimedState = Pick<
  ScoredProfile,
  "tier" | "tier_target" | "downgrade_since" | "next_stage_at"
> &
  Pick<PersonFacts, "last_purchase_at" | "purchase_days" | "median_gap_days" | "next_future_at">

/**
 * When `potential` runs out: at the dormant limit.
 *
 * @returns Null for people whose tier and target are another.
 */
export function potentialEndsAt(
  state: Pick<TimedState, "tier" | "tier_target" | "last_purchase_at">,
  limits: Limits
): Date | null {
  const hopeful = state.tier === "potential" || state.tier_target === "potential"
  return hopeful && state.last_purchase_at ? addDays(state.last_purchase_at, limits.dormant) : null
}

/**
 * The earliest instant after `now` at which anything about a profile changes if nothing happens:
 * the stage, the end of `potential`, the end of a grace period, the start of `slowing`, or an
 * order dated in the future. The sweep goes by it.
 *
 * @returns Null when time alone changes nothing any more.
 */
export function nextChangeAt(
  state: TimedState,
  limits: Limits,
  policy: Policy,
  now: Date
): Date | null {
  return earliestAfter(now, [
    state.next_stage_at,
    potentialEndsAt(state, limits),
    graceEndsAt(state.downgrade_since, policy.tier.grace_days),
    slowingFrom(state, policy),
    state.next_future_at,
  ])
}
