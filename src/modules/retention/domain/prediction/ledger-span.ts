import { DAY_MS } from "../time/duration"
import type { HistorySlice } from "./ledger-slice"

/** What a fit rests on. */
export type LedgerSpan = {
  readonly buyers: number
  readonly repeat_buyers: number
  readonly tuples: number
  /** First and last purchase day, `YYYY-MM-DD`; null without purchases. */
  readonly data_from: string | null
  readonly data_until: string | null
  /** Days from the first to today. */
  readonly history_days: number
}

/**
 * Counts the buyers of a ledger and finds where it begins and ends.
 *
 * @param today Days since 1970-01-01, which ages are measured to.
 */
export function ledgerSpan(slices: readonly HistorySlice[], today: number): LedgerSpan {
  let [buyers, repeat_buyers, count, oldest, silence] = [0, 0, 0, 0, Number.POSITIVE_INFINITY]
  for (const { tuples } of slices) {
    const [frequency, recency, age] = tuples.columns as [Float64Array, Float64Array, Float64Array]
    count += tuples.size
    for (let i = 0; i < tuples.size; i += 1) {
      const people = tuples.weights[i] as number
      buyers += people
      repeat_buyers += (frequency[i] as number) > 0 ? people : 0
      oldest = Math.max(oldest, age[i] as number)
      silence = Math.min(silence, (age[i] as number) - (recency[i] as number))
    }
  }
  const isEmpty = count === 0
  return {
    buyers,
    repeat_buyers,
    tuples: count,
    data_from: isEmpty ? null : isoDate(today - oldest),
    data_until: isEmpty ? null : isoDate(today - silence),
    history_days: oldest,
  }
}

/** @param day Days since 1970-01-01. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
