import type { Policy } from "../policy/schema"
import { addDays } from "../time/duration"
import type { Limits } from "../types"
import { type StageFacts, stageOf } from "./stage-of"

/**
 * The earliest instant after `now` at which the stage changes if nothing happens.
 *
 * A stage can change only at a limit or at the end of a period, and it is asked at each of them
 * in turn: a limit that coincides with another, or an end that a limit hides, changes nothing.
 *
 * @returns Null for prospects and for the lost, whose stage time alone never changes.
 */
export function nextStageAt(
  facts: StageFacts,
  limits: Limits,
  policy: Policy,
  now: Date
): Date | null {
  const { first_purchase_at, last_purchase_at, reactivated_at } = facts
  if (first_purchase_at === null || last_purchase_at === null) {
    return null
  }
  const stage = stageOf(facts, limits, policy, now)
  const bounds = [
    addDays(first_purchase_at, policy.stage.new_days),
    addDays(last_purchase_at, limits.at_risk),
    addDays(last_purchase_at, limits.dormant),
    addDays(last_purchase_at, limits.lost),
    ...(reactivated_at ? [addDays(reactivated_at, policy.stage.reactivated_days)] : []),
  ]
  return (
    bounds
      .filter((bound) => bound > now)
      .sort((a, b) => a.getTime() - b.getTime())
      .find((bound) => stageOf(facts, limits, policy, bound) !== stage) ?? null
  )
}
