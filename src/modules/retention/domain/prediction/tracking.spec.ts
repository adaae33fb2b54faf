import fc from "fast-check"
import { expectedPurchases } from "../models/expected-purchases"
import { atOnce } from "../models/steps"
import { type DayCount, MAX_POINTS, tracking, type TrackingInput } from "./tracking"

const PARAMS = { r: 0.52, alpha: 43, a: 0.89, b: 1.61 }
/** Cheap to expect something of for many years. */
const SELDOM = { ...PARAMS, alpha: 900 }
const track = (input: Pick<TrackingInput, "days" | "through" | "until">, params = PARAMS) =>
  atOnce(tracking({ model: "mbg-nbd", params, ...input }))
const expected = (days: number) =>
  expectedPurchases("mbg-nbd", PARAMS, { frequency: 0, recency: 0, age: 0 }, days)
/** Days since 1970-01-01 of a day of January 2026. */
const january = (day: number) => Date.UTC(2026, 0, day) / 86_400_000

describe("tracking", () => {
  it("adds up what people of each first day are expected to buy again", () => {
    const days: DayCount[] = [
      { day: january(20), first: 0, again: 4 },
      { day: january(1), first: 10, again: 0 },
      { day: january(12), first: 5, again: 3 },
    ]
    const points = track({ days, through: january(15), until: january(24) })
    expect(points.map(({ day, actual }) => [day, actual])).toEqual([
      ["2026-01-01", 0],
      ["2026-01-08", 0],
      ["2026-01-15", 3],
      ["2026-01-22", 7],
      ["2026-01-24", 7],
    ])
    const sums = [0, 7, 14, 21, 23].map(
      (day) => 10 * expected(day) + 5 * expected(Math.max(0, day - 11))
    )
    points.forEach(({ predicted }, i) => expect(predicted).toBeCloseTo(sums[i] ?? 0, 10))
  })

  it("is empty where nobody bought", () => {
    expect(track({ days: [], through: 0, until: 9 })).toEqual([])
    const future = [{ day: 10, first: 1, again: 0 }]
    expect(track({ days: future, through: 0, until: 9 })).toEqual([])
  })

  it("never falls, ends on the last day with everything, and has few enough points", () => {
    const day = fc.record({ day: fc.nat(4000), first: fc.nat(9), again: fc.nat(9) })
    const days = fc.uniqueArray(day, { minLength: 1, maxLength: 40, selector: (row) => row.day })
    fc.assert(
      fc.property(days, fc.nat(4000), fc.nat(4000), (drawn, through, more) => {
        const opening = drawn.filter(({ first }) => first > 0).map((row) => row.day)
        fc.pre(opening.length > 0)
        const from = Math.min(...opening)
        const rows = drawn.filter((row) => row.day >= from)
        const until = from + more
        const points = track({ days: rows, through, until }, SELDOM)
        expect(points.length).toBeLessThanOrEqual(MAX_POINTS)
        expect(points.at(-1)).toMatchObject({
          day: new Date(until * 86_400_000).toISOString().slice(0, 10),
          actual: rows.reduce((sum, row) => sum + (row.day <= until ? row.again : 0), 0),
        })
        const falls = points.slice(1).filter((point, i) => {
          const before = points[i] ?? point
          return !(
            point.day > before.day &&
            point.actual >= before.actual &&
            point.predicted >= before.predicted
          )
        })
        expect(falls).toEqual([])
        if (through >= from && through <= until) {
          const iso = new Date(through * 86_400_000).toISOString().slice(0, 10)
          expect(points.map((point) => point.day)).toContain(iso)
        }
      }),
      { numRuns: 40 }
    )
  })
})
