import { policyWith } from "../../../../../integration-tests/helpers/facts"
import { addDays } from "../time/duration"
import { isSlowing, slowingFrom, type SlowingFacts, usualSilenceDays } from "./slowing"

const LAST = new Date("2026-01-01T00:00:00.000Z")
const policy = policyWith()
const person = (median_gap_days: string | null, purchase_days = 6): SlowingFacts => ({
  last_purchase_at: LAST,
  median_gap_days,
  purchase_days,
})
const after = (days: number, more: number) => new Date(addDays(LAST, days).getTime() + more)

describe("slowing", () => {
  it.each([
    ["10", "30"],
    ["15", "30"],
    ["15.5", "31"],
    ["40", "80"],
  ])("a median gap of %s makes a silence of %s days usual", (median, usual) => {
    expect(usualSilenceDays(person(median), policy)).toBe(usual)
    const days = Number(usual)
    expect(isSlowing(person(median), policy, after(days, 0))).toBe(false)
    expect(isSlowing(person(median), policy, after(days, 1))).toBe(true)
    expect(slowingFrom(person(median), policy)).toEqual(after(days, 1))
  })

  it("asks for six purchase days", () => {
    expect(isSlowing(person("10", 5), policy, after(999, 0))).toBe(false)
    expect(slowingFrom(person("10", 5), policy)).toBeNull()
    expect(isSlowing(person("10", 6), policy, after(999, 0))).toBe(true)
  })

  it("says nothing of those without purchases", () => {
    const nobody = { last_purchase_at: null, median_gap_days: null, purchase_days: 0 }
    expect(slowingFrom(nobody, policy)).toBeNull()
    expect(isSlowing(nobody, policy, LAST)).toBe(false)
  })

  it("multiplies exactly, and begins at the next whole millisecond", () => {
    const settings = policyWith({
      stage: { slowing: { min_purchase_days: 3, min_silence_days: 1, gap_factor: 1.1 } },
    })
    // 1.1 × 3 is 3.3000000000000003 in floating point.
    expect(usualSilenceDays(person("3"), settings)).toBe("3.3")
    expect(slowingFrom(person("3"), settings)).toEqual(after(3.3, 1))
    const odd = policyWith({
      stage: { slowing: { min_purchase_days: 3, min_silence_days: 1, gap_factor: 1.123456789123 } },
    })
    // 145599999.870… ms
    const threshold = 1.123456789123 * 1.5 * 86_400_000
    expect(threshold % 1).toBeGreaterThan(0.5)
    expect(slowingFrom(person("1.5"), odd)).toEqual(after(0, Math.ceil(threshold)))
  })
})
