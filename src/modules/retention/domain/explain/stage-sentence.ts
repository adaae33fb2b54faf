import { isoDay } from "../time/calendar-day"
import { LIMIT_NAMES, type Limits, type Stage } from "../types"
import { type ExplainContext, silenceDays } from "./context"
import type { Sentence } from "./explanation"
import { days, words } from "./wording"

/** Why the person is in this stage. */
export function stageSentence(context: ExplainContext): Sentence {
  const { profile, fit, policy } = context
  const following = followingStage(profile.stage, fit.limits)
  return {
    code: profile.stage,
    values: {
      silence_days: silenceDays(context),
      at_risk_days: fit.limits.at_risk,
      dormant_days: fit.limits.dormant,
      lost_days: fit.limits.lost,
      following_stage: following,
      following_days: following && fit.limits[following],
      new_days: policy.stage.new_days,
      reactivated_days: policy.stage.reactivated_days,
      first_purchase_at: profile.first_purchase_at?.toISOString() ?? null,
      last_purchase_at: profile.last_purchase_at?.toISOString() ?? null,
      reactivated_at: profile.reactivated_at?.toISOString() ?? null,
    },
    text: stageText(context, following),
  }
}

/** The stage that more silence leads to; equal limits leave the earlier one empty. */
function followingStage(stage: Stage, limits: Limits): keyof Limits | null {
  if (stage === "prospect" || stage === "lost") {
    return null
  }
  const here = LIMIT_NAMES.findIndex((rung) => rung === stage)
  return (
    LIMIT_NAMES.slice(here + 1).find((rung, index, rest) => {
      const above = rest[index + 1]
      return above === undefined || limits[rung] < limits[above]
    }) ?? null
  )
}

function stageText(context: ExplainContext, following: keyof Limits | null): string {
  const { profile, fit, policy } = context
  const { stage, first_purchase_at, reactivated_at } = profile
  const silent = `Silent for ${days(silenceDays(context) ?? 0)}`
  const next =
    following &&
    `${words(following)} ${stage === "active" ? "begins " : ""}at ${fit.limits[following]}`
  switch (stage) {
    case "prospect":
      return "No purchase yet"
    case "new": {
      const first = first_purchase_at ? ` on ${isoDay(first_purchase_at, policy.time_zone)}` : ""
      return `First purchase${first}; new for ${days(policy.stage.new_days)}`
    }
    case "reactivated": {
      const back = reactivated_at ? ` on ${isoDay(reactivated_at, policy.time_zone)}` : ""
      return (
        `Came back${back} after at least ${days(fit.limits.dormant)} of silence; ` +
        `reactivated for ${days(policy.stage.reactivated_days)}`
      )
    }
    case "active":
      return `${silent}; ${next ?? ""}`
    case "lost":
      return `${silent}; lost begins at ${fit.limits.lost}`
    default:
      return `${silent}; ${words(stage)} begins at ${fit.limits[stage]}, ${next ?? ""}`
  }
}
