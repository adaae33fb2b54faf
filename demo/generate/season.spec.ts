import { SeasonalClock } from "./season"

describe("SeasonalClock", () => {
  const opened = new Date("2025-01-01T00:00:00Z")
  const clock = new SeasonalClock(opened, 365)

  it("spans a year that is as long as a calendar one", () => {
    expect(clock.span / 365).toBeCloseTo(1, 2)
  })

  it("begins with the opening, never runs backwards and ends within the last day", () => {
    expect(clock.at(0)).toEqual(opened)
    const times = Array.from({ length: 1001 }, (_, at) => clock.at((clock.span * at) / 1000))
    times.slice(1).forEach((time, at) => {
      expect(time.getTime()).toBeGreaterThan(times[at]?.getTime() ?? NaN)
    })
    expect(times[1000]?.toISOString().slice(0, 10)).toBe("2025-12-31")
  })

  it("puts more seasonal days into December than into February", () => {
    const inMonth = (month: number) =>
      Array.from({ length: 3650 }, (_, at) => clock.at((clock.span * at) / 3650)).filter(
        (time) => time.getUTCMonth() === month
      ).length
    expect(inMonth(11) / 31).toBeGreaterThan(1.5 * (inMonth(1) / 28))
  })
})
