import { personFacts } from "../facts/person-facts"
import type { Policy } from "../policy/schema"
import { rfmScores } from "../rfm/rfm-scores"
import { nextStageAt } from "../stage/next-stage-at"
import { isSlowing } from "../stage/slowing"
import { stageOf } from "../stage/stage-of"
import { foldTier } from "../tier/fold-tier"
import { tierTarget } from "../tier/tier-target"
import type { FitFacts, PurchaseFact, ScoredProfile, StoredTier } from "../types"
import { nextChangeAt } from "./next-change-at"

/** All that a profile follows from. */
export type ScoringInput = {
  /** Every ledger row of one person, in any order. */
  readonly purchases: readonly PurchaseFact[]
  /** The pair stored before; nulls at the first scoring. */
  readonly stored: StoredTier
  readonly fit: FitFacts
  readonly policy: Policy
  readonly now: Date
}

/**
 * The specification of scoring: one person's profile from ledger, stored tier, fit, policy and
 * time. The SQL in `store/scoring` does the same to all at once and is held equal to this.
 *
 * @throws {InvalidDecimalError} when a net amount is no decimal.
 */
export function scorePerson({ purchases, stored, fit, policy, now }: ScoringInput): ScoredProfile {
  const { limits } = fit
  const { next_future_at, ...facts } = personFacts(purchases, policy, now, limits.dormant)
  const tier_target = tierTarget(facts, fit, policy, now)
  const { grace_days } = policy.tier
  const { tier, downgrade_since } = foldTier({ stored, target: tier_target, now, grace_days })
  const next_stage_at = nextStageAt(facts, limits, policy, now)
  const timed = { ...facts, next_future_at, tier, tier_target, downgrade_since, next_stage_at }
  return {
    ...facts,
    ...rfmScores(facts, fit),
    tier,
    tier_target,
    downgrade_since,
    stage: stageOf(facts, limits, policy, now),
    slowing: isSlowing(facts, policy, now),
    next_stage_at,
    next_change_at: nextChangeAt(timed, limits, policy, now),
  }
}
