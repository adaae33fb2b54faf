import { cohortTable, cohortTint } from "./cohort-table"
import type { Cohort } from "./types"

/** A cohort whose people bought again in these numbers, the last month still running. */
const cohort = (month: string, people: number, counts: readonly number[], open = true): Cohort => ({
  month,
  people,
  revenue: "100.00",
  retained_365: { people: counts[0] ?? 0, share: (counts[0] ?? 0) / Math.max(1, people), open },
  months: counts.map((count, index) => ({
    offset: index + 1,
    people: count,
    share: count / Math.max(1, people),
    revenue: "10.00",
    open: index === counts.length - 1,
  })),
})

const COHORTS = [
  cohort("2026-11", 40, []),
  cohort("2025-12", 0, [0, 0]),
  cohort("2026-10", 50, [4]),
  cohort("2026-08", 100, [20, 10, 5], false),
]

describe("cohortTable", () => {
  const table = cohortTable(COHORTS)

  it("has a row for each month with buyers, oldest first, and a column for each month since", () => {
    expect(table.rows.map(({ cohort: { month } }) => month)).toEqual([
      "2026-08",
      "2026-10",
      "2026-11",
    ])
    expect(table.offsets).toEqual([1, 2, 3])
    expect(table.rows.map(({ cells }) => cells.map((cell) => cell?.people ?? null))).toEqual([
      [20, 10, 5],
      [4, null, null],
      [null, null, null],
    ])
  })

  it("weighs by people over months that are over", () => {
    // Month 1 of October is still running, so August alone counts; month 3 nobody has finished.
    expect(table.means).toEqual([{ people: 20, share: 0.2 }, { people: 10, share: 0.1 }, null])
    expect(table.retained).toEqual({ people: 20, share: 0.2 })
    const whole = cohortTable([
      cohort("2026-01", 100, [20, 1], false),
      cohort("2026-02", 300, [20, 1], false),
    ])
    expect(whole.means[0]).toEqual({ people: 40, share: 0.1 })
    expect(whole.retained).toEqual({ people: 40, share: 0.1 })
  })

  it("tints by share, whatever a tiny month says", () => {
    const many = Array.from({ length: 20 }, (_, i) => cohort(`2025-${i + 10}`, 100, [i + 1]))
    const { strongest } = cohortTable([...many, cohort("2024-01", 1, [1])])
    expect(strongest).toBe(0.2)
    expect([0, 0.1, 0.2, 1].map((share) => cohortTint(share, strongest))).toEqual([0, 20, 40, 40])
    expect(cohortTint(0, 0)).toBe(0)
  })

  it("knows its strongest cell, and whether anything is not final", () => {
    expect([table.strongest, table.open]).toEqual([0.2, true])
    expect(cohortTable([])).toEqual({
      offsets: [],
      rows: [],
      means: [],
      retained: null,
      strongest: 0,
      open: false,
    })
  })
})
