import type { EntityManager } from "typeorm"
import type { SegmentRule } from "../../domain/segments"
import { limitStatements } from "../limit-statements"
import { SqlParameters } from "../scoring/sql-parameters"
import { tuneForSets } from "../scoring/tune-for-sets"
import type { FailedSegment } from "./membership-run"
import { type MovedRow, someStatement, WRITE_DAY, WRITE_SOME } from "./membership-sql"
import { isFaultOfRule, problemOf, stopSegment } from "./segment-problem"
import type { SegmentRules } from "./segment-rules"
import type { Terms } from "./terms"

/** Segments that one statement asks about: what it costs to plan grows with them. */
const CHUNK = 25

/** A segment that can be asked. */
export type AskedSegment = { readonly id: string; readonly rule: SegmentRule }

/** Whom to look at, by what, and the mark of the moves. */
export type SomeRequest = {
  readonly person_ids: readonly string[]
  readonly terms: Terms
  readonly run_id: string
  /** A statement is broken off then, and its segments asked in smaller parts. */
  readonly longest_ms: number
}

/** Who came and went, and which segments could not be asked. */
export type SomeResult = {
  readonly moved: readonly MovedRow[]
  readonly failed: readonly FailedSegment[]
}

/**
 * Makes the memberships of some people what the rules say, some segments a statement. Called under
 * {@link lockMemberships}. A segment that fails by its rule stops, and holds up no other.
 */
export async function evaluateSome(
  manager: EntityManager,
  rules: SegmentRules,
  segments: readonly AskedSegment[],
  request: SomeRequest
): Promise<SomeResult> {
  const all: SomeResult[] = []
  for (let start = 0; start < segments.length; start += CHUNK) {
    all.push(
      ...(await evaluateChunk(manager, rules, segments.slice(start, start + CHUNK), request))
    )
  }
  return {
    moved: all.flatMap(({ moved }) => moved),
    failed: all.flatMap(({ failed }) => failed),
  }
}

/** Within a savepoint; halved until the one that fails stands alone. */
async function evaluateChunk(
  manager: EntityManager,
  rules: SegmentRules,
  chunk: readonly AskedSegment[],
  request: SomeRequest
): Promise<SomeResult[]> {
  try {
    return [await manager.transaction((inner) => writeChunk(inner, rules, chunk, request))]
  } catch (error) {
    const [first] = chunk
    if (!first || !isFaultOfRule(error)) {
      throw error
    }
    if (chunk.length === 1) {
      const problem = problemOf(error)
      await stopSegment(manager, first.id, problem)
      return [{ moved: [], failed: [{ segment_id: first.id, message: problem.message }] }]
    }
    const half = Math.ceil(chunk.length / 2)
    return [
      ...(await evaluateChunk(manager, rules, chunk.slice(0, half), request)),
      ...(await evaluateChunk(manager, rules, chunk.slice(half), request)),
    ]
  }
}

async function writeChunk(
  manager: EntityManager,
  rules: SegmentRules,
  chunk: readonly AskedSegment[],
  { person_ids, terms, run_id, longest_ms }: SomeRequest
): Promise<SomeResult> {
  const { policy, now, day } = terms
  const scope = { kind: "people", person_ids } as const
  await tuneForSets(manager, scope)
  await limitStatements(manager, longest_ms)
  const parameters = new SqlParameters()
  const asked = chunk.map(({ id, rule }) => ({
    segment_id: id,
    ...rules.compile(parameters, { rule, policy, now, scope }),
  }))
  const write = someStatement(parameters, person_ids, asked, { cause: "change", now, run_id })
  const moved = await manager.query<MovedRow[]>(write.text, write.values)
  if (moved.length > 0) {
    const counts = countsOf(moved)
    await manager.query(WRITE_SOME, counts)
    await manager.query(WRITE_DAY, [...counts, day])
  }
  return { moved, failed: [] }
}

/** Ids of segments, who entered them, and who left them, in the same order. */
function countsOf(moved: readonly MovedRow[]): [string[], number[], number[]] {
  const ids = [...new Set(moved.map(({ segment_id }) => segment_id))]
  const count = (id: string, kind: MovedRow["kind"]) =>
    moved.filter((row) => row.segment_id === id && row.kind === kind).length
  return [ids, ids.map((id) => count(id, "entered")), ids.map((id) => count(id, "exited"))]
}
