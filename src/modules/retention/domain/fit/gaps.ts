import type { Policy } from "../policy/schema"
import { gapsBetween } from "../facts/purchase-days"
import type { Tally } from "./percentile-disc"

/** How often each distance in days between consecutive purchase days of one person occurred. */
export type GapTally = Tally<number>

/**
 * The gaps that limits rest on: those that ended within the policy's gap window, up to today.
 *
 * @param people Each person's distinct purchase days, oldest first, as days since 1970-01-01.
 * @param today The calendar day of the fit in the policy's zone.
 * @returns Days, person by person.
 */
export function gapsForLimits(
  people: Iterable<readonly number[]>,
  today: number,
  policy: Policy
): number[] {
  const opens = today - policy.stage.gap_window_days
  const gaps: number[] = []
  for (const days of people) {
    const past = days.filter((day) => day <= today)
    // The gap at an index ended on the day after it in the list.
    gaps.push(...gapsBetween(past).filter((_gap, index) => (past[index + 1] ?? opens) > opens))
  }
  return gaps
}

/** Counts equal gaps, ascending. */
export function tallyGaps(gaps: Iterable<number>): GapTally[] {
  const counts = new Map<number, number>()
  for (const gap of gaps) {
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value)
}
