import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import type { SegmentRule } from "../../domain/segments"
import type { RetentionSegment } from "../../entities"
import type { MembershipCause } from "../../entities/segment-member"
import { limitStatements } from "../limit-statements"
import { SqlParameters } from "../scoring/sql-parameters"
import { tuneForSets } from "../scoring/tune-for-sets"
import {
  everybodyStatement,
  isTold,
  type SegmentCounts,
  WRITE_DAY,
  WRITE_EVERYBODY,
} from "./membership-sql"
import { withoutLoops } from "./plan-for-everybody"
import type { SegmentRules } from "./segment-rules"
import type { Terms } from "./terms"

/** One segment, by what, why, and the mark of its moves. */
export type EverybodyRequest = {
  readonly segment: RetentionSegment
  readonly rule: SegmentRule
  readonly terms: Terms
  readonly cause: MembershipCause
  readonly run_id: string
  /** Its statement is broken off then: everybody else who writes memberships waits for it. */
  readonly longest_ms: number
}

/** Who came and went. */
export type MoveCount = { readonly entered: number; readonly exited: number }

/**
 * Makes a segment's members those whom its rule meets, of everybody, and writes its figures and
 * its day. Called under {@link lockMemberships}; an edit of the rule meanwhile leaves it due.
 */
export async function evaluateEverybody(
  manager: EntityManager,
  rules: SegmentRules,
  { segment, rule, terms, cause, run_id, longest_ms }: EverybodyRequest
): Promise<MoveCount> {
  const { id, rule_revision } = segment
  const { policy, policy_version, now, day } = terms
  await tuneForSets(manager)
  await limitStatements(manager, longest_ms)
  const parameters = new SqlParameters()
  const compiled = rules.compile(parameters, { rule, policy, now, scope: { kind: "all" } })
  await withoutLoops(manager)
  const write = everybodyStatement(parameters, id, compiled, { cause, now, run_id })
  const [counts] = await manager.query<SegmentCounts[]>(write.text, write.values)
  if (!counts) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "retention: a statement of aggregates gave no row"
    )
  }
  const { people, revenue, entered, exited } = counts
  await manager.query(WRITE_EVERYBODY, [
    ...[id, people, revenue, policy.base_currency, now],
    ...[rule_revision, policy_version],
  ])
  const told = isTold(cause)
  await manager.query(WRITE_DAY, [[id], [told ? entered : 0], [told ? exited : 0], day])
  return cause === "build" ? { entered: 0, exited: 0 } : { entered, exited }
}
