import { wilson } from "../statistics/wilson"
import { type Backtest, type Band, type BandOutcome, BANDS, type Limits } from "../types"

/** Days between the day tested and today, in which people had the time to come back. */
export const BACKTEST_DAYS = 90

/** A band smaller than this proves nothing. */
export const BACKTEST_MIN_PEOPLE = 100

/** How many were in a band on the day tested, and how many of them bought since. */
export type BandCount = { readonly people: number; readonly returned: number }

/** What a back-test is told. */
export type BacktestInput = {
  /** The day tested. */
  readonly as_of: Date
  /** The limits as fitted on that day's ledger. */
  readonly limits: Limits
  readonly counts: Readonly<Record<Band, BandCount>>
}

/**
 * Compares the bands of silence of a past day with what people did since.
 *
 * Neighbours are bands that follow each other when the empty ones are left out, since equal
 * limits leave a band empty. With too few people nothing fails.
 *
 * @throws {InvalidInputError} when counts are no whole numbers or more returned than there were.
 */
export function backtest({ as_of, limits, counts }: BacktestInput): Backtest {
  const bands = {
    active: outcome(counts.active),
    at_risk: outcome(counts.at_risk),
    dormant: outcome(counts.dormant),
    lost: outcome(counts.lost),
  }
  const neighbours = pairs(BANDS.map((band) => bands[band]).filter(({ people }) => people > 0))
  return {
    as_of: as_of.toISOString(),
    limits,
    bands,
    falls: neighbours.every(([before, after]) => less(after.rate, before.rate)),
    failed: neighbours.some(
      ([before, after]) =>
        Math.min(before.people, after.people) >= BACKTEST_MIN_PEOPLE &&
        less(before.upper, after.lower)
    ),
  }
}

/**
 * Whether limits should move towards the fixed days: the back-test failed at two monthly refits
 * in a row.
 *
 * @param previous The back-test of the monthly refit before; null when there was none.
 */
export function driftNeeded(
  previous: Pick<Backtest, "failed"> | null,
  current: Pick<Backtest, "failed">
): boolean {
  return previous !== null && previous.failed && current.failed
}

function outcome({ people, returned }: BandCount): BandOutcome {
  return { people, returned, ...wilson(returned, people) }
}

function pairs<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.slice(1).flatMap((after, index) => {
    const before = items[index]
    return before === undefined ? [] : [[before, after] as const]
  })
}

function less(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b
}
