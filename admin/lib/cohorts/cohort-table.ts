import { MAX_TINT } from "../heat"
import type { Cohort, CohortMonth } from "./types"

/** A row of the table: a cohort, and a cell for each column, null where time has not come so far. */
export type CohortRow = {
  readonly cohort: Cohort
  readonly cells: readonly (CohortMonth | null)[]
}

/** All cohorts together in one column; null where none has a whole month to count. */
export type CohortMean = { readonly people: number; readonly share: number } | null

export type CohortTable = {
  /** Months after the first, ascending: the columns. */
  readonly offsets: readonly number[]
  /** Oldest first, as the triangle of such tables has it. */
  readonly rows: readonly CohortRow[]
  /** One for each column: over the cohorts for which that month is over, by people. */
  readonly means: readonly CohortMean[]
  /** The same for those whose 365 days are over. */
  readonly retained: CohortMean
  /**
   * The share that the strongest tint stands for, 0 to 1: one cell in twenty may have more, since
   * a month of three buyers who all came back would leave all others pale.
   */
  readonly strongest: number
  /** Whether any figure is not final. */
  readonly open: boolean
}

/** Puts cohorts into rows and columns. Months without anybody who first bought then are left out. */
export function cohortTable(cohorts: readonly Cohort[]): CohortTable {
  const known = cohorts
    .filter(({ people }) => people > 0)
    .sort((a, b) => a.month.localeCompare(b.month))
  const furthest = Math.max(0, ...known.flatMap(({ months }) => months.map(({ offset }) => offset)))
  const offsets = Array.from({ length: furthest }, (_, index) => index + 1)
  const rows = known.map((cohort) => ({
    cohort,
    cells: offsets.map((offset) => cohort.months.find((month) => month.offset === offset) ?? null),
  }))
  return {
    offsets,
    rows,
    means: offsets.map((_, index) =>
      meanOf(rows.map(({ cohort, cells }) => ({ of: cohort.people, part: cells[index] ?? null })))
    ),
    retained: meanOf(known.map(({ people, retained_365 }) => ({ of: people, part: retained_365 }))),
    strongest: strongestOf(known.flatMap(({ months }) => months.map(({ share }) => share))),
    open: known.some(
      ({ retained_365, months }) => retained_365.open || months.some(({ open }) => open)
    ),
  }
}

/**
 * How strongly a cell is tinted.
 *
 * @param strongest of the table
 * @returns per cent of tint, whole numbers
 */
export function cohortTint(share: number, strongest: number): number {
  return strongest > 0 ? Math.round(Math.min(1, share / strongest) * MAX_TINT) : 0
}

function strongestOf(shares: readonly number[]): number {
  const ascending = [...shares].sort((a, b) => a - b)
  return ascending[Math.ceil(ascending.length * 0.95) - 1] ?? 0
}

type Part = { readonly people: number; readonly open: boolean }

function meanOf(parts: readonly { of: number; part: Part | null }[]): CohortMean {
  const whole = parts.filter(({ part }) => part !== null && !part.open)
  const of = whole.reduce((sum, one) => sum + one.of, 0)
  const people = whole.reduce((sum, { part }) => sum + (part?.people ?? 0), 0)
  return of === 0 ? null : { people, share: people / of }
}
