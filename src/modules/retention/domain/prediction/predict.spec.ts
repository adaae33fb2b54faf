import fc from "fast-check"
import { InvalidInputError } from "../statistics/invalid-input-error"
import { expectedSpend } from "../models/expected-spend"
import { expectedPurchases } from "../models/expected-purchases"
import { lifetimeValue } from "../models/lifetime-value"
import { nextPurchase } from "../models/next-purchase"
import { probabilityOfPurchase } from "../models/probability-of-purchase"
import { HORIZON_DAYS, predict, predictor, type Prediction, type ValueTerms } from "./predict"
import type { PurchaseHistory } from "./purchase-history"
import type { ModelInForce } from "./types"

const MODEL: ModelInForce = {
  id: "rmod_1",
  fitted_at: new Date("2026-11-21T02:00:00Z"),
  model: "mbg-nbd",
  params: { r: 0.52, alpha: 61.2, a: 0.71, b: 2.9 },
  spend_params: { p: 6.25, q: 3.74, v: 15.44 },
  time_zone: "Europe/Berlin",
  currency_code: "eur",
}
const TERMS: ValueTerms = { annual_discount_rate: 0.1, margin: 0.4 }
const NOW = new Date("2026-11-22T10:30:00Z")
const TODAY = new Date("2026-11-21T23:00:00Z").getTime()

const TWICE: PurchaseHistory = {
  frequency: 2,
  recency_days: 90,
  age_days: 120,
  spend_count: 1,
  spend_mean: "30.5",
}
const CUSTOMER = { frequency: 2, recency: 90, age: 120 }

/** Whole days from the beginning of today to a date. */
function daysAhead(at: Date | null): number {
  return ((at ?? new Date(Number.NaN)).getTime() - TODAY) / 86_400_000
}

describe("a prediction", () => {
  it("is what the models say", () => {
    const prediction = predict(MODEL, TWICE, TERMS, NOW)
    const { model, params, spend_params: spendParams } = MODEL
    const chance = (days: number) => probabilityOfPurchase(model, params, CUSTOMER, days)
    expect(prediction).toMatchObject({
      ...TWICE,
      model_fit_id: "rmod_1",
      currency_code: "eur",
      chance_30: chance(30),
      chance_90: chance(90),
      chance_365: chance(365),
      expected_purchases: expectedPurchases(model, params, CUSTOMER, 365),
      horizon_days: 365,
      ...TERMS,
    })
    const spend = spendParams && expectedSpend(spendParams, { frequency: 1, monetary: 30.5 })
    expect(Number(prediction.expected_spend)).toBeCloseTo(spend ?? 0, 4)
    expect(Number(prediction.clv)).toBeGreaterThan(0)
    expect(Number(prediction.clv_margin)).toBeCloseTo(Number(prediction.clv) * 0.4, 3)
  })

  it("is worth what lifetimeValue says, where every repeat day has its amount", () => {
    const known = { ...TWICE, spend_count: 2 }
    const value = lifetimeValue({
      model: MODEL.model,
      params: MODEL.params,
      spendParams: { p: 6.25, q: 3.74, v: 15.44 },
      customer: { ...CUSTOMER, monetary: 30.5 },
      horizonDays: HORIZON_DAYS,
      annualDiscountRate: 0.1,
      margin: 1,
    })
    expect(Number(predict(MODEL, known, TERMS, NOW).clv)).toBeCloseTo(value ?? 0, 4)
  })

  it("counts dates from the beginning of the shop's day, so a day has one answer", () => {
    const morning = predict(MODEL, TWICE, TERMS, NOW)
    const next = nextPurchase(MODEL.model, MODEL.params, CUSTOMER, 0.8)
    expect(daysAhead(morning.next_purchase_at)).toBeCloseTo(next.medianDays ?? 0, 6)
    expect(daysAhead(morning.next_purchase_from)).toBeCloseTo(next.lowerDays ?? 0, 6)
    expect(daysAhead(morning.next_purchase_until)).toBeCloseTo(next.upperDays ?? 0, 6)
    const evening = predict(MODEL, TWICE, TERMS, new Date("2026-11-22T22:59:00Z"))
    expect(evening).toEqual(morning)
  })

  it("has no date beyond a hundred years", () => {
    const seldom = { ...MODEL, params: { ...MODEL.params, r: 0.05 } }
    const once = { ...TWICE, frequency: 0, recency_days: 0, spend_count: 0, spend_mean: null }
    const prediction = predict(seldom, once, TERMS, NOW)
    expect(prediction.next_purchase_until).toBeNull()
    expect(prediction.next_purchase_at).toBeNull()
    expect(prediction.next_purchase_from).not.toBeNull()
  })

  it("has chances and no value without a fit of spend, and no margin without the policy's", () => {
    const { clv, clv_margin, expected_spend, chance_90 } = predict(
      { ...MODEL, spend_params: null },
      TWICE,
      TERMS,
      NOW
    )
    expect([clv, clv_margin, expected_spend]).toEqual([null, null, null])
    expect(chance_90).toBeGreaterThan(0)
    const unknown = predict(MODEL, TWICE, { ...TERMS, margin: null }, NOW)
    expect(unknown).toMatchObject({
      clv: expect.any(String) as string,
      clv_margin: null,
      margin: null,
    })
  })

  it("has no value where the expected amount is infinite", () => {
    const heavy = { ...MODEL, spend_params: { p: 1, q: 0.9, v: 15 } }
    const once = { ...TWICE, frequency: 0, recency_days: 0, spend_count: 0, spend_mean: null }
    expect(predict(heavy, once, TERMS, NOW)).toMatchObject({ expected_spend: null, clv: null })
  })

  it("takes one who sends everything back for worth little, not for unknown", () => {
    const spends = (spend_mean: string) =>
      Number(predict(MODEL, { ...TWICE, spend_mean }, TERMS, NOW).expected_spend)
    expect(spends("0")).toBe(spends("0.01"))
    expect(spends("-50")).toBe(spends("0.01"))
    expect(spends("0")).toBeLessThan(spends("30") / 2)
  })

  it("writes amounts plainly, however large or small", () => {
    const spends = (v: number) =>
      predict(
        { ...MODEL, spend_params: { p: 1, q: 2, v } },
        { ...TWICE, spend_count: 0, spend_mean: null },
        TERMS,
        NOW
      ).expected_spend
    expect([1e22, 1200, 12.5, 0.00006, 0.00004].map(spends)).toEqual([
      "10000000000000000000000",
      "1200",
      "12.5",
      "0.0001",
      "0",
    ])
  })

  it("refuses what no ledger can say", () => {
    expect(() => predict(MODEL, { ...TWICE, recency_days: 121 }, TERMS, NOW)).toThrow(
      InvalidInputError
    )
  })
})

const positive = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp)
const model: fc.Arbitrary<ModelInForce> = fc
  .record({
    params: fc.record({
      r: positive(0.01, 50),
      alpha: positive(0.1, 2000),
      a: positive(0.001, 100),
      b: positive(0.001, 100),
    }),
    spend_params: fc.option(
      fc.record({ p: positive(0.01, 100), q: positive(0.01, 100), v: positive(0.01, 1e9) })
    ),
  })
  .map((drawn) => ({ ...MODEL, ...drawn }))
const history: fc.Arbitrary<PurchaseHistory> = fc
  .record({
    frequency: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 })),
    more: fc.nat(2000),
    silent: fc.nat(4000),
    unpriced: fc.nat(3),
    mean: fc.constantFrom("-12.5", "0", "0.0001", "19.99", "987654321.1234"),
  })
  .map(({ frequency, more, silent, unpriced, mean }) => {
    const recency_days = frequency === 0 ? 0 : frequency + more
    const spend_count = Math.max(0, frequency - unpriced)
    const age_days = recency_days + silent
    return { frequency, recency_days, age_days, spend_count, spend_mean: spend_count ? mean : null }
  })
const terms: fc.Arbitrary<ValueTerms> = fc.record({
  annual_discount_rate: fc.double({ min: 0, max: 1, noNaN: true }),
  margin: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
})

/** Numbers and amounts, whatever they are. */
function figures(prediction: Prediction): number[] {
  const { chance_30, chance_90, chance_365, expected_purchases } = prediction
  const { expected_spend, clv, clv_margin } = prediction
  const dates = [
    prediction.next_purchase_from,
    prediction.next_purchase_at,
    prediction.next_purchase_until,
  ]
  return [
    ...[chance_30, chance_90, chance_365, expected_purchases],
    ...[expected_spend, clv, clv_margin].flatMap((amount) =>
      amount === null ? [] : Number(amount)
    ),
    ...dates.flatMap((at) => (at === null ? [] : at.getTime())),
  ]
}

describe("whatever model and history", () => {
  it("numbers are numbers, chances grow with the days, amounts have four decimals", () => {
    fc.assert(
      fc.property(model, history, terms, (drawn, known, by) => {
        const prediction = predict(drawn, known, by, NOW)
        expect(figures(prediction).every(Number.isFinite)).toBe(true)
        const { chance_30, chance_90, chance_365 } = prediction
        expect([0, chance_30, chance_90, chance_365, 1]).toEqual(
          [0, chance_30, chance_90, chance_365, 1].sort((a, b) => a - b)
        )
        const { next_purchase_from, next_purchase_at, next_purchase_until } = prediction
        const dates = [next_purchase_from, next_purchase_at, next_purchase_until]
        const known_dates = dates.flatMap((at) => at?.getTime() ?? [])
        expect(known_dates).toEqual([...known_dates].sort((a, b) => a - b))
        for (const amount of [prediction.expected_spend, prediction.clv, prediction.clv_margin]) {
          expect(amount ?? "0").toMatch(/^\d+(\.\d{1,4})?$/)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("one function for many says of each what it says alone", () => {
    fc.assert(
      fc.property(model, fc.array(history, { maxLength: 12 }), terms, (drawn, people, by) => {
        const together = predictor(drawn, by, NOW)
        const twice = [...people, ...people]
        expect(twice.map(together)).toEqual(twice.map((known) => predict(drawn, known, by, NOW)))
      }),
      { numRuns: 50 }
    )
  })

  it("falls with silence, and rises when they buy today", () => {
    fc.assert(
      fc.property(model, history, fc.integer({ min: 1, max: 400 }), (drawn, known, days) => {
        const chance = (changed: Partial<PurchaseHistory>) =>
          predict(drawn, { ...known, ...changed }, TERMS, NOW).chance_90
        const later = chance({ age_days: known.age_days + days })
        const now = chance({})
        expect(later).toBeLessThanOrEqual(now)
        if (known.age_days > known.recency_days) {
          const { frequency, age_days } = known
          const bought = chance({ frequency: frequency + 1, recency_days: age_days })
          expect(bought).toBeGreaterThanOrEqual(now)
        }
      }),
      { numRuns: 200 }
    )
  })
})
