import type { EntityManager } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import { isoDay } from "../../domain/time/calendar-day"
import type { RetentionSegment } from "../../entities"
import type { MembershipCause } from "../../entities/segment-member"
import { FitStore } from "../fit-store"
import { PolicyStore } from "../policy-store"
import { MODEL_RUN } from "../predictions/model-run-store"
import type { Moment } from "../scoring/scoring-store"
import { WatermarkStore } from "../watermark-store"

/** What an evaluation goes by. */
export type Terms = {
  readonly policy: Policy
  readonly policy_version: number
  readonly now: Date
  /** Of `now` in the policy's time zone, `YYYY-MM-DD`. */
  readonly day: string
  /** When everybody was last measured, or predicted and portrayed. */
  readonly changed_at: Date
}

/** Read under the lock, like scoring's. @returns null before the first fit: nobody is scored yet */
export async function termsOf(manager: EntityManager, moment: Moment): Promise<Terms | null> {
  const fit = await new FitStore(manager).latest()
  if (!fit) {
    return null
  }
  const { settings: policy, version } = await new PolicyStore(manager).current()
  const modelled = await new WatermarkStore(manager).setAt(MODEL_RUN)
  const now = typeof moment === "function" ? moment() : moment
  return {
    policy,
    policy_version: version,
    now,
    day: isoDay(now, policy.time_zone),
    changed_at: modelled && modelled > fit.fitted_at ? modelled : fit.fitted_at,
  }
}

/** What decides whether, and why, a segment is evaluated. */
type Evaluated = Pick<
  RetentionSegment,
  "rule_revision" | "evaluated_at" | "evaluated_revision" | "evaluated_policy_version"
>

/**
 * Whether anything changed for everybody since, or the day has turned, which moves days along. What
 * took too long would take too long with every sweep: it is left to the night.
 */
export function isDue(
  segment: Evaluated & Pick<RetentionSegment, "problem">,
  terms: Terms
): boolean {
  const { evaluated_at, evaluated_policy_version } = segment
  if (segment.problem?.kind === "too_slow") {
    return false
  }
  return (
    evaluated_at === null ||
    isEdited(segment) ||
    evaluated_policy_version !== terms.policy_version ||
    evaluated_at < terms.changed_at ||
    isoDay(evaluated_at, terms.policy.time_zone) !== terms.day
  )
}

/** Whether the members were found by another rule than today's, or stood still meanwhile. */
export function isEdited({ rule_revision, evaluated_revision }: Evaluated): boolean {
  return evaluated_revision !== rule_revision
}

/** Why a pass over everybody moves those whom it moves: where the rules are others, by these. */
export function causeOf(
  segment: Evaluated,
  { policy_version }: Terms,
  cause: MembershipCause
): MembershipCause {
  if (segment.evaluated_at === null) {
    return "build"
  }
  const ruled = isEdited(segment) || segment.evaluated_policy_version !== policy_version
  return ruled && cause !== "backfill" ? "rule" : cause
}
