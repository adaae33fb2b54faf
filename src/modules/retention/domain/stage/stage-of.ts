import type { PersonFacts } from "../facts/person-facts"
import type { Policy } from "../policy/schema"
import { DAY_MS, elapsed } from "../time/duration"
import type { Limits, Stage } from "../types"

/** The part of the facts that decides the stage. */
export type StageFacts = Pick<
  PersonFacts,
  "first_purchase_at" | "last_purchase_at" | "reactivated_at"
>

/**
 * How alive the relationship is; the first that matches, lower bounds inclusive.
 *
 * `prospect`, then by silence `lost`, `dormant`, `at_risk`, then `reactivated` while the purchase
 * that ended a dormant silence is recent, `new` while the first purchase is, else `active`.
 * Equal limits leave the earlier stage empty.
 */
export function stageOf(facts: StageFacts, limits: Limits, policy: Policy, now: Date): Stage {
  const { first_purchase_at, last_purchase_at, reactivated_at } = facts
  if (first_purchase_at === null || last_purchase_at === null) {
    return "prospect"
  }
  const silence = elapsed(last_purchase_at, now)
  if (silence >= limits.lost * DAY_MS) {
    return "lost"
  }
  if (silence >= limits.dormant * DAY_MS) {
    return "dormant"
  }
  if (silence >= limits.at_risk * DAY_MS) {
    return "at_risk"
  }
  const { reactivated_days, new_days } = policy.stage
  if (reactivated_at && elapsed(reactivated_at, now) < reactivated_days * DAY_MS) {
    return "reactivated"
  }
  return elapsed(first_purchase_at, now) < new_days * DAY_MS ? "new" : "active"
}
