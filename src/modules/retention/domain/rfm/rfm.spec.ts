import fc from "fast-check"
import { people } from "../../../../../integration-tests/helpers/arbitraries"
import { personFacts } from "../facts/person-facts"
import { compareDecimals } from "../money/decimal"
import { addDays } from "../time/duration"
import { RFM_GROUPS } from "../types"
import { RFM_GROUP_TABLE, rfmGroup } from "./group"
import { rfmScores } from "./rfm-scores"
import { score } from "./score"

const byNumber = (a: number, b: number) => a - b

describe("score", () => {
  it.each([
    [9, 1],
    // At a cut, still below it.
    [10, 1],
    [11, 2],
    [20, 2],
    [41, 5],
  ])("%i among 10, 20, 30, 40 is %i", (value, expected) => {
    expect(score(value, [10, 20, 30, 40], byNumber)).toBe(expected)
  })

  it("skips the scores that equal cuts leave empty", () => {
    expect(score(1, [1, 1, 1, 2], byNumber)).toBe(1)
    expect(score(2, [1, 1, 1, 2], byNumber)).toBe(4)
    expect(score(3, [1, 1, 1, 2], byNumber)).toBe(5)
  })

  it("is 1 without cuts", () => {
    expect(score(5, [], byNumber)).toBe(1)
  })

  it("compares money by value", () => {
    expect(score("9", ["10", "20"], compareDecimals)).toBe(1)
    expect(score("100", ["20", "30"], compareDecimals)).toBe(3)
  })

  it("keeps the order of values, equal ones together, within bounds", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 })
    const value = fc.integer({ min: -1, max: 10 })
    fc.assert(
      fc.property(cuts, value, value, (unsorted, a, b) => {
        const sorted = unsorted.sort(byNumber)
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const [lower, higher] = [score(low, sorted, byNumber), score(high, sorted, byNumber)]
        expect(lower).toBeGreaterThanOrEqual(1)
        expect(higher).toBeLessThanOrEqual(5)
        expect(lower).toBeLessThanOrEqual(higher)
      })
    )
  })
})

describe("rfmScores", () => {
  const fitted_at = new Date("2026-11-22T03:15:00.000Z")
  const day = 86_400
  const fit = {
    fitted_at,
    silence_cuts: [10 * day, 30 * day, 90 * day, 200 * day],
    frequency_cuts: [1, 1, 2, 5],
    monetary_cuts: ["10", "50", "100", "500"],
  }
  const facts = (silence_days: number) => ({
    last_purchase_at: addDays(fitted_at, -silence_days),
    window_purchase_days: 2,
    window_revenue: "100.00",
  })

  it.each([
    [5, 5],
    [10, 5],
    [10.001, 4],
    [90, 3],
    [200, 2],
    [201, 1],
    // Bought after the fit: negative silence.
    [-3, 5],
  ])("silent for %d days at the fit: R %i", (silence, r) => {
    expect(rfmScores(facts(silence), fit).rfm_r).toBe(r)
  })

  it("scores F on N and M on V", () => {
    expect(rfmScores(facts(5), fit)).toEqual({
      rfm_r: 5,
      rfm_f: 3,
      rfm_m: 3,
      rfm_group: "potential_loyalist",
    })
  })

  it("has none for prospects", () => {
    const nobody = { last_purchase_at: null, window_purchase_days: null, window_revenue: null }
    const none = { rfm_r: null, rfm_f: null, rfm_m: null, rfm_group: null }
    expect(rfmScores(nobody, fit)).toEqual(none)
  })

  it("does not move with the clock", () => {
    fc.assert(
      fc.property(people(), ({ purchases, policy, fit: drawn, now }) => {
        const past = purchases.filter(({ at }) => at <= now)
        const at = (days: number) =>
          rfmScores(personFacts(past, policy, addDays(now, days), drawn.limits.dormant), drawn)
        expect(at(400)).toEqual(at(0))
      })
    )
  })
})

describe("rfmGroup", () => {
  it.each([
    [5, 1, 1, "recent"],
    [5, 1, 2, "potential_loyalist"],
    [5, 4, 3, "champion"],
    [4, 1, 1, "promising"],
    [4, 4, 4, "loyal"],
    [4, 5, 4, "champion"],
    [3, 1, 1, "about_to_sleep"],
    [3, 3, 3, "needs_attention"],
    [3, 5, 5, "loyal"],
    [2, 2, 2, "hibernating"],
    [2, 2, 3, "at_risk_rfm"],
    [2, 4, 4, "at_risk_rfm"],
    [2, 5, 5, "cannot_lose"],
    [1, 1, 1, "hibernating"],
    [1, 3, 3, "at_risk_rfm"],
    [1, 4, 4, "cannot_lose"],
  ] as const)("R %i F %i M %i is %s", (r, f, m, group) => {
    expect(rfmGroup(r, f, m)).toBe(group)
    // F and M count alike.
    expect(rfmGroup(r, m, f)).toBe(group)
  })

  it("uses every group there is", () => {
    expect(new Set(RFM_GROUP_TABLE.flat())).toEqual(new Set(RFM_GROUPS))
    expect(RFM_GROUP_TABLE.map((row) => row.length)).toEqual([5, 5, 5, 5, 5])
  })

  it.each([
    [0, 1, 1],
    [6, 1, 1],
    [1, 0, 1],
    [1, 1, 6],
    [1.5, 1, 1],
  ])("refuses %d, %d, %d", (r, f, m) => {
    expect(() => rfmGroup(r, f, m)).toThrow(RangeError)
  })
})
