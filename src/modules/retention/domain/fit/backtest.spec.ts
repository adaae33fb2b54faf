import { InvalidInputError } from "../statistics/invalid-input-error"
import { wilson } from "../statistics/wilson"
import { DAY_MS } from "../time/duration"
import { BANDS } from "../types"
import { backtest, type BandCount, driftNeeded } from "./backtest"
import { bandOf } from "./band"

const LIMITS = { at_risk: 70, dormant: 155, lost: 260 }
const AS_OF = new Date("2026-08-24T03:15:00.000Z")

/** Counts as [people, returned], from active to lost. */
function tested(...counts: [number, number][]) {
  const count = (index: number): BandCount => {
    const [people = 0, returned = 0] = counts[index] ?? []
    return { people, returned }
  }
  return backtest({
    as_of: AS_OF,
    limits: LIMITS,
    counts: { active: count(0), at_risk: count(1), dormant: count(2), lost: count(3) },
  })
}

describe("bandOf", () => {
  it.each([
    [0, 0, "active"],
    [70, -1, "active"],
    [70, 0, "at_risk"],
    [155, -1, "at_risk"],
    [155, 0, "dormant"],
    [260, -1, "dormant"],
    [260, 0, "lost"],
  ] as const)("%i days %i ms: %s", (days, hair, band) => {
    expect(bandOf(days * DAY_MS + hair, LIMITS)).toBe(band)
  })

  it("leaves the earlier band empty when limits are equal", () => {
    const equal = { at_risk: 90, dormant: 90, lost: 90 }
    expect(bandOf(90 * DAY_MS - 1, equal)).toBe("active")
    expect(bandOf(90 * DAY_MS, equal)).toBe("lost")
  })
})

describe("backtest", () => {
  it("tells each band's return rate with its interval", () => {
    const result = tested([1000, 460], [400, 108], [300, 45], [2000, 100])
    expect(result).toMatchObject({
      as_of: "2026-08-24T03:15:00.000Z",
      limits: LIMITS,
      falls: true,
      failed: false,
    })
    expect(Object.keys(result.bands)).toEqual([...BANDS])
    expect(result.bands.dormant).toEqual({ people: 300, returned: 45, ...wilson(45, 300) })
    expect(result.bands.dormant.rate).toBe(0.15)
  })

  it("falls only when each rate is below the one before", () => {
    expect(tested([10, 5], [10, 4], [10, 4], [10, 1]).falls).toBe(false)
    expect(tested([10, 5], [10, 4], [10, 3], [10, 4]).falls).toBe(false)
    expect(tested([10, 5], [10, 4], [10, 3], [10, 2]).falls).toBe(true)
  })

  it("passes over empty bands, whose rate is unknown", () => {
    const result = tested([200, 100], [0, 0], [200, 20])
    expect(result).toMatchObject({ falls: true, failed: false })
    expect(result.bands.at_risk).toEqual({
      people: 0,
      returned: 0,
      rate: null,
      lower: null,
      upper: null,
    })
    // With the one between them empty, active and dormant are neighbours.
    expect(tested([200, 20], [0, 0], [200, 100]).failed).toBe(true)
  })

  it("fails when neighbours are in the wrong order beyond chance", () => {
    expect(tested([1000, 460], [100, 10], [100, 40], [500, 5])).toMatchObject({
      falls: false,
      failed: true,
    })
  })

  it("does not fail while the intervals overlap", () => {
    const [before, after] = [wilson(20, 100), wilson(30, 100)]
    expect(before.upper).toBeGreaterThan(after.lower ?? Number.NaN)
    expect(tested([1000, 460], [100, 20], [100, 30])).toMatchObject({ falls: false, failed: false })
  })

  it("does not fail with too few people, on either side", () => {
    expect(tested([1000, 460], [99, 0], [1000, 500]).failed).toBe(false)
    expect(tested([1000, 460], [1000, 0], [99, 99]).failed).toBe(false)
    expect(tested([1000, 460], [100, 0], [100, 100]).failed).toBe(true)
  })

  it("compares neighbours only", () => {
    // Lost return more often than active, but the small band between them decides nothing.
    expect(tested([200, 20], [50, 20], [50, 20], [200, 100]).failed).toBe(false)
  })

  it("has nothing to object to where nobody was", () => {
    expect(tested()).toMatchObject({ falls: true, failed: false })
  })

  it("refuses more returned than there were", () => {
    expect(() => tested([10, 11])).toThrow(InvalidInputError)
  })
})

describe("driftNeeded", () => {
  const failed = { failed: true }
  const held = { failed: false }

  it("asks for two failures in a row", () => {
    expect(driftNeeded(failed, failed)).toBe(true)
    expect(driftNeeded(held, failed)).toBe(false)
    expect(driftNeeded(failed, held)).toBe(false)
    expect(driftNeeded(null, failed)).toBe(false)
  })
})
