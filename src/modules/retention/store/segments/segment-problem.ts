import { type EntityManager, QueryFailedError } from "typeorm"
import type { SegmentProblem } from "../../entities/segment"
import { failedWith, PostgresErrors } from "../postgres-error"

/**
 * Postgres' codes by which a statement itself is at fault: its data, its names, what it needs
 * (of memory, disk and the server's limits) and how long it takes, where a limit is set.
 */
const OF_THE_RULE = /^(22|42|54|53[124]00$|57014$)/

/** A database's message may hold a whole statement. */
const MAX_LENGTH = 300

/**
 * Whether an evaluation failed by its rule, as one whose field a developer wrote wrongly, and not
 * by the database or the moment. Such a segment stops alone.
 */
export function isFaultOfRule(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) {
    // What a rule cannot be compiled for; a connection that cannot be had is neither.
    return error instanceof RangeError || error instanceof TypeError
  }
  const { code } = error.driverError as { code?: unknown }
  return typeof code === "string" && OF_THE_RULE.test(code)
}

/** What is told of such a segment. */
export function problemOf(error: unknown): SegmentProblem {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_LENGTH)
  const isSlow = failedWith(error, PostgresErrors.QUERY_CANCELED)
  return {
    kind: isSlow ? "too_slow" : "invalid_rule",
    field: null,
    path: "rule",
    message: isSlow
      ? "took too long to evaluate; ask for less at once"
      : `could not be evaluated: ${reason}`,
  }
}

/**
 * Stops a segment: its members stay as they were. It is due from then on, so that it is found anew
 * as soon as it can be; nobody is told then of moves that were not seen meanwhile.
 */
export async function stopSegment(
  manager: EntityManager,
  segment_id: string,
  problem: SegmentProblem
): Promise<void> {
  await manager.query(
    `UPDATE retention_segment SET problem = $2::jsonb, evaluated_revision = NULL
      WHERE id = $1
        AND (problem IS DISTINCT FROM $2::jsonb OR evaluated_revision IS NOT NULL)`,
    [segment_id, JSON.stringify(problem)]
  )
}
