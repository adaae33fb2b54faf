import type { Tuples } from "../models/compress"
import { historyTuples } from "../models/read-histories"
import { spendTuples } from "../models/read-spends"
import type { History, Spend } from "../models/types"

/** So many buyers alike as of a day, and what they did within the horizon after it. */
export type HistoryRow = History & {
  readonly weight: number
  /** How many of them bought. */
  readonly returned: number
  /** On how many days, all of them together. */
  readonly purchase_days: number
}

/** Some of all {@link HistoryRow}s, column by column. */
export type HistorySlice = {
  readonly tuples: Tuples
  readonly returned: Float64Array
  readonly purchaseDays: Float64Array
}

/** @throws {InvalidInputError} naming the field that is not in order. */
export function historySlice(rows: readonly HistoryRow[]): HistorySlice {
  return {
    tuples: historyTuples(rows),
    returned: Float64Array.from(rows, ({ returned }) => returned),
    purchaseDays: Float64Array.from(rows, ({ purchase_days }) => purchase_days),
  }
}

/** So many buyers whose repeat purchase days were worth the same on average; null without one. */
export type SpendRow = Omit<Spend, "monetary"> & {
  readonly monetary: number | null
  readonly weight: number
}

/** Some of all {@link SpendRow}s. */
export type SpendSlice = {
  readonly tuples: Tuples
  /** People whose mean is nothing or less: the model has no place for them. */
  readonly leftOut: number
  /** Whether there were people without such a day. */
  readonly hasOthers: boolean
}

/** @throws {InvalidInputError} naming the field that is not in order. */
export function spendSlice(rows: readonly SpendRow[]): SpendSlice {
  const known = rows.flatMap(({ monetary, ...row }) =>
    monetary === null || row.frequency === 0 ? [] : [{ ...row, monetary }]
  )
  const paying = known.filter(({ monetary }) => monetary > 0)
  const all = known.reduce((sum, { weight }) => sum + weight, 0)
  return {
    tuples: spendTuples(paying),
    leftOut: paying.reduce((rest, { weight }) => rest - weight, all),
    hasOthers: known.length < rows.length || paying.length < known.length,
  }
}
