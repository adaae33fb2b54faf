import type { ScoreResult } from "./scoring-store"

/** The totals of a run that has not scored anybody. */
export function noneYet(run_id: string): Counts & { run_id: string } {
  return { run_id, scored: 0, written: 0, transitions: 0 }
}

/** The counts of one of two statements side by side. @throws what it failed with */
export function valueOf(settled: PromiseSettledResult<Counts>): Counts {
  if (settled.status === "rejected") {
    throw settled.reason
  }
  return settled.value
}

/** What a statement counted. */
export type Counts = { -readonly [K in keyof Omit<ScoreResult, "run_id">]: ScoreResult[K] }

/** Adds what a statement counted to a run's totals. */
export function add(totals: Counts, done: Omit<ScoreResult, "run_id">): void {
  totals.scored += done.scored
  totals.written += done.written
  totals.transitions += done.transitions
}
