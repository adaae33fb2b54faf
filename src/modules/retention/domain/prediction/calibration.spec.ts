import fc from "fast-check"
import { SeededRandom } from "../../../../../integration-tests/helpers/seeded-random"
import { simulateHistories } from "../../../../../integration-tests/helpers/simulate-customers"
import { expectedPurchases } from "../models/expected-purchases"
import { probabilityOfPurchase } from "../models/probability-of-purchase"
import { atOnce } from "../models/steps"
import { wilson } from "../statistics/wilson"
import { CALIBRATION_DAYS, calibrating, FREQUENT } from "./calibration"
import { type HistoryRow, historySlice } from "./ledger-slice"
import { type Outcome, refused } from "./outcome"

const AS_OF = new Date("2026-08-24T03:15:00Z")
const PARAMS = { r: 0.52, alpha: 43, a: 0.89, b: 1.61 }
const FIT: Outcome<typeof PARAMS> = {
  status: "ok",
  refusal: null,
  params: PARAMS,
  standard_errors: PARAMS,
  log_likelihood: -1,
  iterations: 9,
}

function calibrate(rows: readonly HistoryRow[], fit: Outcome<typeof PARAMS> = FIT, slice = 1000) {
  const slices = Array.from({ length: Math.ceil(rows.length / slice) }, (_, i) =>
    historySlice(rows.slice(i * slice, (i + 1) * slice))
  )
  return atOnce(calibrating({ as_of: AS_OF, model: "mbg-nbd", fit, slices }))
}

const chance = (row: HistoryRow) => probabilityOfPurchase("mbg-nbd", PARAMS, row, CALIBRATION_DAYS)

const history = fc
  .record({
    frequency: fc.nat(12),
    recency: fc.integer({ min: 1, max: 300 }),
    silence: fc.nat(300),
    weight: fc.integer({ min: 1, max: 40 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    each: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ frequency, recency, silence, weight, share, each }): HistoryRow => {
    const returned = Math.floor(share * weight)
    const last = frequency && recency
    return {
      frequency,
      recency: last,
      age: last + silence,
      weight,
      returned,
      purchase_days: returned * each,
    }
  })

describe("calibration", () => {
  it("compares shares, purchase days by frequency, and tenths", () => {
    const rows: HistoryRow[] = [
      { frequency: 0, recency: 0, age: 100, weight: 90, returned: 5, purchase_days: 6 },
      { frequency: 2, recency: 60, age: 70, weight: 8, returned: 4, purchase_days: 10 },
      { frequency: 9, recency: 90, age: 91, weight: 2, returned: 2, purchase_days: 9 },
    ]
    const [rare, some, often] = rows.map(chance) as [number, number, number]
    const of = (row?: HistoryRow) =>
      row ? expectedPurchases("mbg-nbd", PARAMS, row, CALIBRATION_DAYS) : 0
    const found = calibrate(rows)
    expect(found).toMatchObject({
      as_of: "2026-08-24T03:15:00.000Z",
      horizon_days: 90,
      status: "ok",
      refusal: null,
      params: PARAMS,
      people: 100,
      actual: 0.11,
      lower: wilson(11, 100).lower,
      upper: wilson(11, 100).upper,
      frequency: [
        { frequency: 0, or_more: false, people: 90, actual: 6 / 90 },
        { frequency: 2, or_more: false, people: 8, actual: 10 / 8 },
        { frequency: FREQUENT, or_more: true, people: 2, actual: 4.5 },
      ],
      // Ninety alike fall together, in the tenth of the middle one of them.
      deciles: [
        { decile: 5, people: 90, actual: 5 / 90, ...{ lower: wilson(5, 90).lower } },
        { decile: 10, people: 10, actual: 0.6 },
      ],
    })
    expect(found.predicted).toBeCloseTo((90 * rare + 8 * some + 2 * often) / 100, 12)
    found.frequency.forEach(({ predicted }, i) => expect(predicted).toBeCloseTo(of(rows[i]), 12))
    expect(found.deciles[1]?.predicted).toBeCloseTo((8 * some + 2 * often) / 10, 12)
  })

  it("holds for people who are as the model says", () => {
    const random = new SeededRandom(5)
    const then = 500
    const rows = simulateHistories(random, {
      model: "mbg-nbd",
      params: PARAMS,
      people: 6000,
      days: then,
    }).map((row): HistoryRow => {
      const isBack = random.chance(chance({ ...row, weight: 1, returned: 0, purchase_days: 0 }))
      return { ...row, weight: 1, returned: isBack ? 1 : 0, purchase_days: isBack ? 1 : 0 }
    })
    const { predicted, lower, upper, deciles } = calibrate(rows)
    expect(predicted).toBeGreaterThan(lower ?? 1)
    expect(predicted).toBeLessThan(upper ?? 0)
    expect(deciles).toHaveLength(10)
    const outside = deciles.filter((row) => row.predicted < row.lower || row.predicted > row.upper)
    expect(outside.length).toBeLessThanOrEqual(2)
  })

  it("has no predictions without a fit, but what people did", () => {
    const rows: HistoryRow[] = [
      { frequency: 0, recency: 0, age: 9, weight: 4, returned: 1, purchase_days: 1 },
    ]
    for (const fit of [refused("no_repeat_purchase"), { ...FIT, status: "degenerate" as const }]) {
      expect(calibrate(rows, fit)).toMatchObject({
        status: fit.status,
        refusal: fit.refusal,
        people: 4,
        predicted: null,
        actual: 0.25,
        frequency: [],
        deciles: [],
      })
    }
    expect(calibrate([], refused("no_customers"))).toMatchObject({
      people: 0,
      predicted: null,
      actual: null,
      lower: null,
      upper: null,
    })
  })

  it("loses nobody, rises from tenth to tenth, and order and slices do not matter", () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 60 }), fc.nat(), (rows, seed) => {
        const found = calibrate(rows)
        const people = rows.reduce((sum, { weight }) => sum + weight, 0)
        const returned = rows.reduce((sum, row) => sum + row.returned, 0)
        for (const parts of [found.frequency, found.deciles]) {
          expect(parts.reduce((sum, part) => sum + part.people, 0)).toBe(people)
        }
        const total = (of: "predicted" | "actual") =>
          found.deciles.reduce((sum, part) => sum + part.people * part[of], 0)
        expect(total("predicted")).toBeCloseTo(people * (found.predicted ?? 0), 8)
        expect(total("actual")).toBeCloseTo(returned, 8)
        found.deciles.slice(1).forEach((part, i) => {
          expect(part.predicted).toBeGreaterThan(found.deciles[i]?.predicted ?? 1)
        })
        const other = calibrate(new SeededRandom(seed).shuffled(rows), FIT, 7)
        expect(other.deciles.map((part) => [part.decile, part.people])).toEqual(
          found.deciles.map((part) => [part.decile, part.people])
        )
        expect(other.predicted).toBeCloseTo(found.predicted ?? 0, 12)
      }),
      { numRuns: 100 }
    )
  })
})
