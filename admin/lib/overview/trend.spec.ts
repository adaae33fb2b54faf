import {
  buyersOf,
  lastMonths,
  monthTicks,
  redrawnSpans,
  tableDays,
  type TrendDay,
  trendPoints,
} from "./trend"

const STAGES = { new: 1, active: 4, reactivated: 0, at_risk: 2, dormant: 1, lost: 2 }

const dayOf = (day: string, reconstructed = false): TrendDay => ({
  day,
  reconstructed,
  stages: STAGES,
  tiers: null,
})

/** So many days up to one, that day included. */
const daysUpTo = (last: string, count: number): TrendDay[] =>
  Array.from({ length: count }, (_, index) =>
    dayOf(new Date(Date.parse(last) - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10))
  )

describe("lastMonths", () => {
  it("counts back from the newest day, not from today", () => {
    const days = daysUpTo("2026-05-15", 400)
    expect(lastMonths(days, 3)[0]?.day).toBe("2026-02-15")
    expect(lastMonths(days, 12)[0]?.day).toBe("2025-05-15")
    expect(lastMonths([], 12)).toEqual([])
  })

  it("gives what there is where there is less", () => {
    const days = daysUpTo("2026-05-15", 10)
    expect(lastMonths(days, 12)).toEqual(days)
  })
})

describe("trendPoints", () => {
  it("are people, or shares of the day's buyers", () => {
    const day = dayOf("2026-05-15")
    expect(buyersOf(day)).toBe(10)
    expect(trendPoints([day], "people")).toEqual([{ ...STAGES, at: Date.parse("2026-05-15"), day }])
    expect(trendPoints([day], "share")[0]).toMatchObject({ active: 0.4, lost: 0.2, new: 0.1 })
  })

  it("are nothing on a day without buyers", () => {
    const nobody = { new: 0, active: 0, reactivated: 0, at_risk: 0, dormant: 0, lost: 0 }
    const day = { ...dayOf("2026-05-15"), stages: nobody }
    expect(trendPoints([day], "share")[0]).toMatchObject(nobody)
  })
})

describe("redrawnSpans", () => {
  it("joins days that follow each other, and keeps others apart", () => {
    const at = Date.parse
    expect(
      redrawnSpans([
        dayOf("2026-05-01", true),
        dayOf("2026-05-02", true),
        dayOf("2026-05-03"),
        dayOf("2026-05-04", true),
        dayOf("2026-05-05"),
      ])
    ).toEqual([
      { from: at("2026-05-01"), to: at("2026-05-02") },
      { from: at("2026-05-04"), to: at("2026-05-04") },
    ])
  })
})

describe("monthTicks", () => {
  const written = (ticks: readonly number[]) =>
    ticks.map((tick) => new Date(tick).toISOString().slice(0, 10))

  it("are the firsts of months within the days", () => {
    expect(written(monthTicks(daysUpTo("2026-05-15", 90)))).toEqual([
      "2026-03-01",
      "2026-04-01",
      "2026-05-01",
    ])
  })

  it("are every second month of a year, the newest among them", () => {
    expect(written(monthTicks(daysUpTo("2026-05-15", 366)))).toEqual([
      "2025-07-01",
      "2025-09-01",
      "2025-11-01",
      "2026-01-01",
      "2026-03-01",
      "2026-05-01",
    ])
    expect(monthTicks([])).toEqual([])
  })
})

describe("tableDays", () => {
  it("are the newest day and each month's first, or each Monday", () => {
    const days = daysUpTo("2026-05-15", 75)
    expect(tableDays(days, 12).map(({ day }) => day)).toEqual([
      "2026-05-15",
      "2026-05-01",
      "2026-04-01",
    ])
    expect(
      tableDays(days, 3)
        .map(({ day }) => day)
        .slice(0, 3)
    ).toEqual(["2026-05-15", "2026-05-11", "2026-05-04"])
  })
})
