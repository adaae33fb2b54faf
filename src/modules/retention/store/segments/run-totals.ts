import type { FailedSegment, MembershipRun, TouchedSegment } from "./membership-run"
import type { MovedRow } from "./membership-sql"

/** What a run came to so far. */
export type RunTotals = {
  readonly run_id: string
  entered: number
  exited: number
  touched: TouchedSegment[]
  failed: FailedSegment[]
}

/** A run that has not looked at anybody. */
export function noMoves(run_id: string): RunTotals {
  return { run_id, entered: 0, exited: 0, touched: [], failed: [] }
}

/** More than so many in one segment are not named: whoever follows a run looks at everybody then. */
const MOST_NAMED = 10_000

/**
 * Adds a part to a run. A segment that is touched again stands once, with whomever was moved, so
 * that a run holds no more of a whole shop than its segments.
 */
export function addRun(totals: RunTotals, part: Omit<MembershipRun, "run_id">): void {
  totals.entered += part.entered
  totals.exited += part.exited
  totals.failed.push(...part.failed)
  for (const { segment_id, person_ids } of part.touched) {
    const index = totals.touched.findIndex((known) => known.segment_id === segment_id)
    const known = totals.touched[index]
    if (!known) {
      totals.touched.push({ segment_id, person_ids })
    } else {
      totals.touched[index] = { segment_id, person_ids: joined(known.person_ids, person_ids) }
    }
  }
}

type Moved = TouchedSegment["person_ids"]

function joined(some: Moved, others: Moved): Moved {
  if (some === "all" || others === "all") {
    return "all"
  }
  const ids = new Set([...some, ...others])
  return ids.size > MOST_NAMED ? "all" : [...ids]
}

/** What became of some people, as part of a run. */
export function someMoved(moved: readonly MovedRow[]): Omit<MembershipRun, "run_id" | "failed"> {
  const people = new Map<string, string[]>()
  for (const { segment_id, person_id } of moved) {
    const known = people.get(segment_id)
    if (known) {
      known.push(person_id)
    } else {
      people.set(segment_id, [person_id])
    }
  }
  const entered = moved.filter(({ kind }) => kind === "entered").length
  return {
    entered,
    exited: moved.length - entered,
    touched: [...people].map(([segment_id, person_ids]) => ({ segment_id, person_ids })),
  }
}
