import fc from "fast-check"
import { policyWith } from "../../../../../integration-tests/helpers/facts"
import type { Limits } from "../types"
import { FIT_CAUSES, fitLimits, type LimitsInput } from "./fit-limits"
import { gapsForLimits, tallyGaps } from "./gaps"

const policy = policyWith()
const days = (at_risk: number, dormant: number, lost: number): Limits => ({
  at_risk,
  dormant,
  lost,
})
/** A thousand gaps whose percentiles are the given days. */
const gapsWith = ({ at_risk, dormant, lost }: Limits) =>
  tallyGaps([
    ...Array<number>(800).fill(at_risk),
    ...Array<number>(150).fill(dormant),
    ...Array<number>(40).fill(lost),
    ...Array<number>(10).fill(lost),
  ])
const fit = (more: Partial<LimitsInput>) =>
  fitLimits({
    gaps: gapsWith(days(70, 155, 260)),
    history_days: 700,
    policy,
    previous: null,
    cause: "backfill",
    drift: false,
    ...more,
  })

describe("limits from the shop's rhythm", () => {
  it("are the percentiles of its gaps", () => {
    expect(fit({})).toEqual({
      limits: days(70, 155, 260),
      raw_limits: days(70, 155, 260),
      method: "rhythm",
    })
  })

  it("are found in data drawn with known gaps", () => {
    // 1,000 people with one gap each, of 1 … 1,000 thousandths of 300 days, one each.
    const people = Array.from({ length: 1000 }, (_, index) => [
      19_000,
      19_000 + Math.ceil(((index + 1) * 300) / 1000),
    ])
    const gaps = tallyGaps(gapsForLimits(people, 19_500, policy))
    expect(fit({ gaps })).toEqual({
      limits: days(120, 240, 297),
      raw_limits: days(240, 285, 297),
      method: "rhythm",
    })
  })

  it.each([
    ["below the floors", days(3, 8, 20), days(60, 90, 180)],
    ["above the ceilings", days(200, 400, 700), days(120, 240, 540)],
    ["at the floors", days(60, 90, 180), days(60, 90, 180)],
    ["some of each", days(3, 100, 600), days(60, 100, 540)],
  ])("are clamped %s, and the raw ones shown apart", (_case, raw, limits) => {
    expect(fit({ gaps: gapsWith(raw) })).toEqual({ limits, raw_limits: raw, method: "rhythm" })
  })
})

describe("too little data", () => {
  const fixed = days(90, 180, 365)

  it.each([
    ["199 gaps", { gaps: [{ value: 70, count: 199 }] }, "fallback", fixed],
    ["200 gaps", { gaps: [{ value: 70, count: 200 }] }, "rhythm", days(70, 90, 180)],
    ["179 days of history", { history_days: 179 }, "fallback", fixed],
    ["180 days of history", { history_days: 180 }, "rhythm", days(70, 155, 260)],
    ["no gaps at all", { gaps: [] }, "fallback", fixed],
  ])("%s", (_case, more, method, limits) => {
    expect(fit(more)).toMatchObject({ method, limits })
  })

  it("shows what was measured all the same, where anything was", () => {
    expect(fit({ history_days: 1 }).raw_limits).toEqual(days(70, 155, 260))
    expect(fit({ gaps: [] }).raw_limits).toBeNull()
  })

  it("clamps the fixed days too", () => {
    const odd = policyWith({ stage: { fixed_days: days(10, 180, 900) } })
    expect(fit({ policy: odd, gaps: [] }).limits).toEqual(days(60, 180, 540))
  })
})

describe("fixed days by policy", () => {
  const fixed = policyWith({ stage: { method: "fixed", fixed_days: days(10, 20, 900) } })

  it.each(FIT_CAUSES)("are the merchant's as they are (%s)", (cause) => {
    const given = { policy: fixed, cause, previous: days(70, 155, 260), drift: true }
    expect(fit(given)).toEqual({
      limits: days(10, 20, 900),
      raw_limits: days(70, 155, 260),
      method: "fixed",
    })
  })
})

describe("the monthly refit", () => {
  it("moves by a tenth of each limit at most, in whole days", () => {
    const previous = days(119, 90, 185)
    expect(fit({ cause: "nightly", previous }).limits).toEqual(days(108, 99, 203))
  })

  it("arrives", () => {
    expect(fit({ cause: "nightly", previous: days(71, 160, 255) }).limits).toEqual(
      days(70, 155, 260)
    )
  })

  it("moves by one day at least", () => {
    const small = policyWith({
      stage: { floors: days(1, 1, 1), max_monthly_change: 0.1 },
    })
    const gaps = gapsWith(days(9, 9, 9))
    const previous = days(5, 9, 12)
    expect(fit({ cause: "nightly", policy: small, gaps, previous }).limits).toEqual(days(6, 9, 11))
  })

  it("has nothing to move from at the first fit", () => {
    expect(fit({ cause: "nightly", previous: null }).limits).toEqual(days(70, 155, 260))
  })

  it("does not hold back a backfill or an edit of the policy", () => {
    const previous = days(120, 240, 540)
    expect(fit({ cause: "backfill", previous }).limits).toEqual(days(70, 155, 260))
    expect(fit({ cause: "policy", previous }).limits).toEqual(days(70, 155, 260))
  })

  it("keeps clamps and order whatever it moves from and to", () => {
    const triple = fc
      .tuple(...([1, 2, 3] as const).map(() => fc.integer({ min: 1, max: 700 })))
      .map((drawn) => {
        const [at_risk = 1, dormant = 1, lost = 1] = drawn.sort((a, b) => a - b)
        return days(at_risk, dormant, lost)
      })
    const cause = fc.constantFrom(...FIT_CAUSES)
    fc.assert(
      fc.property(triple, triple, cause, fc.boolean(), (raw, previous, why, drift) => {
        const { limits } = fit({ gaps: gapsWith(raw), previous, cause: why, drift })
        const { floors, ceilings } = policy.stage
        for (const name of ["at_risk", "dormant", "lost"] as const) {
          expect(limits[name]).toBeGreaterThanOrEqual(floors[name])
          expect(limits[name]).toBeLessThanOrEqual(ceilings[name])
          expect(Number.isInteger(limits[name])).toBe(true)
        }
        expect(limits.at_risk).toBeLessThanOrEqual(limits.dormant)
        expect(limits.dormant).toBeLessThanOrEqual(limits.lost)
      })
    )
  })
})

describe("drift after a failed back-test", () => {
  it("goes towards the fixed days, a tenth a month", () => {
    const previous = days(70, 155, 260)
    expect(fit({ cause: "nightly", previous, drift: true })).toEqual({
      limits: days(77, 170, 286),
      raw_limits: days(70, 155, 260),
      method: "drift",
    })
  })

  it("stays where it is at an edit of the policy, but for the clamps", () => {
    const previous = days(77, 170, 286)
    const raised = policyWith({ stage: { floors: days(80, 90, 180) } })
    const edited = fit({ cause: "policy", policy: raised, previous, drift: true })
    expect(edited).toMatchObject({ limits: days(80, 170, 286), method: "drift" })
  })

  it("is forgotten by a backfill, and means nothing at the first fit or with too little data", () => {
    const previous = days(77, 170, 286)
    expect(fit({ cause: "backfill", previous, drift: true }).method).toBe("rhythm")
    expect(fit({ cause: "nightly", previous: null, drift: true }).method).toBe("rhythm")
    expect(fit({ cause: "nightly", previous, drift: true, gaps: [] }).method).toBe("fallback")
  })

  it("goes back the way it came when the back-test holds again", () => {
    const previous = days(77, 170, 286)
    expect(fit({ cause: "nightly", previous, drift: false })).toMatchObject({
      limits: days(70, 155, 260),
      method: "rhythm",
    })
  })
})
