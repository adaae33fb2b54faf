import { isSlowing } from "../stage/slowing"
import { stageOf } from "../stage/stage-of"
import { foldTier } from "../tier/fold-tier"
import { tierTarget } from "../tier/tier-target"
import { isoDay } from "../time/calendar-day"
import type { Stage, Tier } from "../types"
import type { ExplainContext } from "./context"
import type { ExplanationCode, Sentence } from "./explanation"
import { capital, words } from "./wording"

/** What of a person is different at a later moment if nothing happens; nulls where nothing is. */
type Change = {
  readonly stage: Stage | null
  readonly tier: Tier | null
  readonly slowing: boolean
}

/** What changes next and when; null when time alone changes nothing any more. */
export function nextSentence(context: ExplainContext): Sentence | null {
  const { profile, policy, now } = context
  const at = profile.next_change_at
  if (at === null) {
    return null
  }
  const change = changeAt(context, at)
  const code: ExplanationCode = at <= now ? "next_due" : nextCode(change)
  return {
    code,
    values: {
      at: at.toISOString(),
      stage: profile.stage,
      next_stage: change.stage,
      tier: profile.tier,
      next_tier: change.tier,
    },
    text: nextText(code, isoDay(at, policy.time_zone), change, profile.tier),
  }
}

function changeAt({ profile, fit, policy }: ExplainContext, at: Date): Change {
  const stage = stageOf(profile, fit.limits, policy, at)
  const target = tierTarget(profile, fit, policy, at)
  const { tier } = foldTier({
    stored: profile,
    target,
    now: at,
    grace_days: policy.tier.grace_days,
  })
  return {
    stage: stage === profile.stage ? null : stage,
    tier: tier === profile.tier ? null : tier,
    slowing: isSlowing(profile, policy, at) && !profile.slowing,
  }
}

function nextCode({ stage, tier, slowing }: Change): ExplanationCode {
  if (stage) {
    return tier ? "next_stage_and_tier" : "next_stage"
  }
  if (tier) {
    return "next_tier"
  }
  return slowing ? "next_slowing" : "next_future_purchase"
}

function nextText(code: ExplanationCode, day: string, change: Change, tier: Tier | null): string {
  const stage = change.stage ? words(change.stage) : ""
  const now = tier ? words(tier) : ""
  const then = change.tier ? words(change.tier) : ""
  switch (code) {
    case "next_stage":
      return `${capital(stage)} from ${day} if nothing happens`
    case "next_stage_and_tier":
      return `${capital(stage)}, and ${then} instead of ${now}, from ${day} if nothing happens`
    case "next_tier":
      return `${capital(then)} instead of ${now} from ${day} if nothing happens`
    case "next_slowing":
      return `Slowing from ${day} if nothing happens`
    case "next_due":
      return `A change was due on ${day}; the next sweep makes it`
    default:
      return `An order dated ${day} begins to count then`
  }
}
