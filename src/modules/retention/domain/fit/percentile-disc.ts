import { InvalidInputError } from "../statistics/invalid-input-error"

/** A value and how often it occurs. */
export type Tally<T> = { readonly value: T; readonly count: number }

/**
 * `percentile_disc(p)` as Postgres computes it: the first value, ascending, whose cumulative
 * share is at least p. It is always one of the values, and equal values fall together.
 *
 * @param values Sorted ascending.
 * @param p From 0 to 1.
 * @returns Null without values.
 * @throws {InvalidInputError} when p is out of range.
 */
export function percentileDisc<T>(values: readonly T[], p: number): T | null {
  const rank = rankOf(values.length, p)
  return values[rank - 1] ?? null
}

/**
 * The same of values that are counted instead of repeated.
 *
 * @param tallies Sorted ascending by value.
 */
export function percentileDiscOfTallies<T>(tallies: readonly Tally<T>[], p: number): T | null {
  const total = tallies.reduce((sum, { count }) => sum + count, 0)
  const rank = rankOf(total, p)
  let seen = 0
  for (const { value, count } of tallies) {
    seen += count
    if (seen >= rank) {
      return value
    }
  }
  return null
}

/** Row number from 1, in the same double arithmetic as Postgres, so that both agree on ties. */
function rankOf(total: number, p: number): number {
  if (!(p >= 0 && p <= 1)) {
    throw new InvalidInputError("p", "a number from 0 to 1", p)
  }
  return Math.max(1, Math.ceil(p * total))
}
