import type { Policy } from "../policy/schema"
import type { Limits, LimitsMethod, RawLimits } from "../types"
import { clampLimits } from "./clamp-limits"
import type { GapTally } from "./gaps"
import { percentileDiscOfTallies } from "./percentile-disc"
import { stepLimits } from "./step-limits"

/** Why a fit is made; only the nightly one moves limits step by step. */
export const FIT_CAUSES = ["backfill", "nightly", "policy"] as const
export type FitCause = (typeof FIT_CAUSES)[number]

/** What limits follow from. */
export type LimitsInput = {
  /** Gaps that ended in the window, counted, ascending. */
  readonly gaps: readonly GapTally[]
  /** Whole days from the ledger's first purchase to the fit. */
  readonly history_days: number
  readonly policy: Policy
  /** The limits in force; null at the first fit. */
  readonly previous: Limits | null
  readonly cause: FitCause
  /** Whether the back-test failed at two monthly refits in a row. */
  readonly drift: boolean
}

/** Limits, where they came from, and the percentiles as measured. */
export type FittedLimits = {
  readonly limits: Limits
  /** Null without gaps. */
  readonly raw_limits: RawLimits | null
  readonly method: LimitsMethod
}

/**
 * The shop's limits.
 *
 * - `fixed`, when the policy asks for it: the merchant's days as they are
 * - `fallback`, with too few gaps or too short a history: the fixed days, clamped
 * - `drift`, when the back-test failed twice: towards the fixed days, clamped
 * - `rhythm`, otherwise: percentiles of the gaps, clamped
 *
 * The first fit, the fit after a backfill and that after an edit of the policy act at once; a
 * nightly one moves by at most `max_monthly_change`. Drifting is a slow correction of the
 * measured limits, so it always goes in steps: an edit meanwhile only applies its clamps, and a
 * backfill, which may have brought another ledger, begins anew without it.
 */
export function fitLimits(input: LimitsInput): FittedLimits {
  const { gaps, history_days, policy, previous, cause } = input
  const { stage } = policy
  const raw_limits = rawLimits(gaps, policy)
  if (stage.method === "fixed") {
    return { limits: stage.fixed_days, raw_limits, method: "fixed" }
  }
  const count = gaps.reduce((sum, gap) => sum + gap.count, 0)
  const tooLittle =
    raw_limits === null || count < stage.min_gaps || history_days < stage.min_history_days
  const drift = input.drift && !tooLittle && previous !== null && cause !== "backfill"
  const method = tooLittle ? "fallback" : drift ? "drift" : "rhythm"
  const target = clampLimits(
    method === "rhythm" && raw_limits ? raw_limits : stage.fixed_days,
    stage
  )
  if (previous === null || cause === "backfill" || (cause === "policy" && !drift)) {
    return { limits: target, raw_limits, method }
  }
  const moved =
    cause === "nightly" ? stepLimits(previous, target, stage.max_monthly_change) : previous
  return { limits: clampLimits(moved, stage), raw_limits, method }
}

/** The percentiles of the gaps as measured, in whole days; null without gaps. */
export function rawLimits(gaps: readonly GapTally[], policy: Policy): RawLimits | null {
  const { percentiles } = policy.stage
  const at_risk = percentileDiscOfTallies(gaps, percentiles.at_risk)
  const dormant = percentileDiscOfTallies(gaps, percentiles.dormant)
  const lost = percentileDiscOfTallies(gaps, percentiles.lost)
  return at_risk === null || dormant === null || lost === null ? null : { at_risk, dormant, lost }
}
