import fc from "fast-check"
import {
  highPrecision,
  relativeError,
} from "../../../../../integration-tests/helpers/high-precision"
import { InvalidInputError } from "../statistics/invalid-input-error"
import { discountedPurchases } from "./discounted-purchases"
import { expectedPurchases } from "./expected-purchases"
import { expectedSpend } from "./expected-spend"
import { lifetimeValue } from "./lifetime-value"
import { nextPurchase } from "./next-purchase"
import { probabilityAlive } from "./probability-alive"
import { probabilityOfPurchase } from "./probability-of-purchase"
import type { DropoutModel, DropoutParams, History } from "./types"

const NEW: History = { frequency: 0, recency: 0, age: 0 }
const MODELS = ["mbg-nbd", "bg-nbd"] as const

const model = fc.constantFrom<DropoutModel>(...MODELS)
const positive = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp)
const params: fc.Arbitrary<DropoutParams> = fc.record({
  r: positive(0.01, 50),
  alpha: positive(0.1, 2000),
  a: positive(0.001, 100),
  b: positive(0.001, 100),
})
const history: fc.Arbitrary<History> = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })),
    fc.double({ min: 0.001, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 3650, noNaN: true })
  )
  .map(([frequency, part, age]) => ({ frequency, recency: frequency && part * age, age }))

describe("against high-precision values", () => {
  it("P(alive) and expected purchases, on a grid", () => {
    let worst = [0, 0]
    for (const [name, set, frequency, recency, age, days, alive, purchases] of highPrecision.grid) {
      const given = highPrecision.params[set] as DropoutParams
      const customer = { frequency, recency, age }
      const errors = [
        relativeError(probabilityAlive(name, given, customer), alive),
        relativeError(expectedPurchases(name, given, customer, days), purchases),
      ]
      // Where a double has no normal number so small, it may be zero.
      worst = worst.map((error, i) =>
        Math.max(error, (i === 0 ? alive : purchases) < 1e-290 ? 0 : (errors[i] ?? Number.NaN))
      )
    }
    expect(highPrecision.grid.length).toBeGreaterThan(600)
    expect(Math.max(...worst)).toBeLessThan(1e-11)
  })
})

describe("published predictions of the CDNOW sample", () => {
  const cdnow = { r: 0.243, alpha: 4.414 * 7, a: 0.793, b: 2.426 }

  it("a customer's next 39 weeks: 1.226 (Fader, Hardie and Lee's spreadsheet)", () => {
    const customer = { frequency: 2, recency: 30.43 * 7, age: 38.86 * 7 }
    expect(expectedPurchases("bg-nbd", cdnow, customer, 39 * 7)).toBeCloseTo(1.226, 3)
  })

  // Computed there with parameters of more digits.
  it.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])("a new customer's first %d weeks: %d", (weeks, purchases) => {
    const exact = { r: 0.242594, alpha: 4.413532 * 7, a: 0.792923, b: 2.42591 }
    const value = expectedPurchases("bg-nbd", exact, NEW, weeks * 7)
    expect(Math.abs(value - purchases)).toBeLessThan(1.5e-3 * purchases + 5e-5)
  })

  it.each([
    [2, 22.35, 24.66],
    [1, 11.77, 18.91],
    [0, 0, 35.2],
  ])("spend of %i purchases of %d on average: %d", (frequency, monetary, spend) => {
    const value = expectedSpend({ p: 6.25, q: 3.74, v: 15.44 }, { frequency, monetary })
    expect(value).toBeCloseTo(spend, 1)
  })
})

describe("never NaN or infinite", () => {
  it("any of them", () => {
    const horizon = fc.double({ min: 0, max: 3650, noNaN: true })
    fc.assert(
      fc.property(model, params, history, horizon, (name, given, customer, days) => {
        const alive = probabilityAlive(name, given, customer)
        const chance = probabilityOfPurchase(name, given, customer, days)
        const purchases = expectedPurchases(name, given, customer, days)
        expect(alive).toBeGreaterThanOrEqual(0)
        expect(alive).toBeLessThanOrEqual(1)
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(alive * (1 + 1e-12))
        expect(purchases).toBeLessThan(Number.POSITIVE_INFINITY)
        fc.pre(chance > 1e-290)
        // One expects at least as many purchases as the chance of one (Markov), and no more than
        // one who never leaves.
        expect(purchases).toBeGreaterThanOrEqual(chance * (1 - 1e-9))
        const most = (alive * (given.r + customer.frequency) * days) / (given.alpha + customer.age)
        expect(purchases).toBeLessThanOrEqual(most * (1 + 1e-9))
      }),
      { numRuns: 200 }
    )
  })

  it("200 purchases within 40 weeks", () => {
    const customer = { frequency: 200, recency: 275, age: 280 }
    for (const name of MODELS) {
      const given = { r: 0.24, alpha: 31, a: 0.8, b: 2.4 }
      expect(probabilityAlive(name, given, customer)).toBeGreaterThan(0.8)
      expect(expectedPurchases(name, given, customer, 365)).toBeGreaterThan(100)
      const gone = probabilityAlive(name, given, { ...customer, recency: 0.5 })
      expect(gone).toBeGreaterThan(0)
      expect(gone).toBeLessThan(1e-100)
    }
  })

  it("parameters of a fit that ran to the edge", () => {
    for (const size of [1e-8, 1e8]) {
      for (const key of ["r", "alpha", "a", "b"] as const) {
        const given = { r: 0.5, alpha: 40, a: 0.9, b: 1.6, [key]: size }
        for (const customer of [NEW, { frequency: 100, recency: 100, age: 3650 }]) {
          expect(expectedPurchases("mbg-nbd", given, customer, 365)).not.toBeNaN()
          const discounting = { horizonDays: 365, annualDiscountRate: 0.1 }
          expect(discountedPurchases("mbg-nbd", given, customer, discounting)).not.toBeNaN()
        }
      }
    }
  })
})

describe("P(alive)", () => {
  it("falls while nothing is bought", () => {
    fc.assert(
      fc.property(model, params, history, positive(0.01, 1000), (name, given, customer, days) => {
        const later = { ...customer, age: customer.age + days }
        const now = probabilityAlive(name, given, customer)
        expect(probabilityAlive(name, given, later)).toBeLessThanOrEqual(now)
        fc.pre(now > 1e-12 && now < 1 - 1e-6 && given.r > 0.1 && customer.frequency > 0)
        expect(probabilityAlive(name, given, later)).toBeLessThan(now)
      })
    )
  })

  it("rises with a purchase today (BG/NBD: of one who bought again before)", () => {
    fc.assert(
      fc.property(model, params, history, (name, given, customer) => {
        fc.pre(name === "mbg-nbd" || customer.frequency > 0)
        const { frequency, age } = customer
        const bought = { frequency: frequency + 1, recency: age, age }
        const before = probabilityAlive(name, given, customer)
        expect(probabilityAlive(name, given, bought)).toBeGreaterThanOrEqual(before)
        fc.pre(before < 1 - 1e-6)
        expect(probabilityAlive(name, given, bought)).toBeGreaterThan(before)
      })
    )
  })

  it("of a BG/NBD one-time buyer is 1 for ever; of an MBG/NBD new one b / (a + b)", () => {
    const given = { r: 0.5, alpha: 40, a: 0.9, b: 1.6 }
    expect(probabilityAlive("bg-nbd", given, { ...NEW, age: 3650 })).toBe(1)
    expect(probabilityAlive("mbg-nbd", given, NEW)).toBeCloseTo(1.6 / 2.5, 14)
  })
})

describe("the next purchase", () => {
  const level = fc.double({ min: 0.01, max: 0.99, noNaN: true })

  it("is where the chance reaches its shares of P(alive)", () => {
    fc.assert(
      fc.property(model, params, history, level, (name, given, customer, inner) => {
        const next = nextPurchase(name, given, customer, inner)
        const limit = probabilityAlive(name, given, customer)
        fc.pre(limit > 0)
        const parts = { medianDays: 0.5, lowerDays: (1 - inner) / 2, upperDays: (1 + inner) / 2 }
        for (const key of ["medianDays", "lowerDays", "upperDays"] as const) {
          const days = next[key]
          fc.pre(days !== null)
          const chance = probabilityOfPurchase(name, given, customer, days)
          expect(relativeError(chance, limit * parts[key])).toBeLessThan(1e-9)
        }
      })
    )
  })

  it("is null where the chance never gets there", () => {
    const rare = { r: 0.001, alpha: 40, a: 0.9, b: 1.6 }
    expect(nextPurchase("mbg-nbd", rare, { ...NEW, age: 10 }, 0.8)).toEqual({
      medianDays: expect.any(Number),
      lowerDays: expect.any(Number),
      upperDays: null,
    })
    const gone = { frequency: 200, recency: 1, age: 3650 }
    expect(nextPurchase("mbg-nbd", { ...rare, alpha: 0.01 }, gone, 0.8)).toEqual({
      medianDays: null,
      lowerDays: null,
      upperDays: null,
    })
  })
})

describe("discounted purchases and lifetime value", () => {
  const given = { r: 0.5, alpha: 40, a: 0.9, b: 1.6 }
  const customer = { frequency: 3, recency: 200, age: 280, monetary: 40 }
  const base = {
    model: "mbg-nbd",
    params: given,
    spendParams: { p: 6, q: 4, v: 15 },
    customer,
    horizonDays: 365,
    annualDiscountRate: 0,
    margin: 1,
  } as const

  it("are the expected purchases, undiscounted", () => {
    const horizon = positive(0.1, 3650)
    fc.assert(
      fc.property(model, params, history, horizon, (name, drawn, whose, horizonDays) => {
        const discounting = { horizonDays, annualDiscountRate: 0 }
        const present = discountedPurchases(name, drawn, whose, discounting)
        const plain = expectedPurchases(name, drawn, whose, horizonDays)
        fc.pre(plain > 1e-250)
        expect(relativeError(present, plain)).toBeLessThan(1e-8)
      })
    )
  })

  it("are the sum of many short times, each discounted", () => {
    const discounting = { horizonDays: 730, annualDiscountRate: 0.2 }
    let [sum, before] = [0, 0]
    for (let day = 0.25; day <= 730; day += 0.25) {
      const until = expectedPurchases("mbg-nbd", given, customer, day)
      sum += (until - before) * 1.2 ** (-(day - 0.125) / 365)
      before = until
    }
    const present = discountedPurchases("mbg-nbd", given, customer, discounting)
    expect(relativeError(present, sum)).toBeLessThan(1e-7)
  })

  it("is purchases times spend times margin", () => {
    const purchases = expectedPurchases("mbg-nbd", given, customer, 365)
    const spend = expectedSpend(base.spendParams, customer) ?? Number.NaN
    expect(lifetimeValue(base)).toBeCloseTo(purchases * spend, 8)
    expect(lifetimeValue({ ...base, margin: 0.25 })).toBeCloseTo((purchases * spend) / 4, 8)
    expect(lifetimeValue({ ...base, margin: 0 })).toBe(0)
    expect(lifetimeValue({ ...base, horizonDays: 0 })).toBe(0)
  })

  it("is null where the mean amount is infinite", () => {
    const spendParams = { p: 6, q: 0.9, v: 15 }
    const once = { ...customer, frequency: 0, recency: 0, monetary: 0 }
    expect(lifetimeValue({ ...base, spendParams, customer: once })).toBeNull()
    expect(lifetimeValue({ ...base, spendParams })).toBeGreaterThan(0)
  })
})

describe("refusals", () => {
  const given = { r: 0.5, alpha: 40, a: 0.9, b: 1.6 }
  const customer = { frequency: 3, recency: 200, age: 280 }
  const nan = Number.NaN

  it.each<[string, () => unknown]>([
    ["model", () => probabilityAlive("pareto" as DropoutModel, given, customer)],
    ["params.b", () => probabilityAlive("bg-nbd", { ...given, b: 0 }, customer)],
    ["params.alpha", () => expectedPurchases("bg-nbd", { ...given, alpha: nan }, customer, 9)],
    ["params.q", () => expectedSpend({ p: 1, q: -1, v: 1 }, { frequency: 0, monetary: 0 })],
    ["customer.recency", () => probabilityAlive("bg-nbd", given, { ...customer, recency: 281 })],
    ["customer.age", () => probabilityAlive("bg-nbd", given, { ...customer, age: nan })],
    ["customer.monetary", () => expectedSpend({ p: 1, q: 2, v: 1 }, { frequency: 1, monetary: 0 })],
    ["horizonDays", () => probabilityOfPurchase("bg-nbd", given, customer, -1)],
    ["horizonDays", () => expectedPurchases("bg-nbd", given, customer, Infinity)],
    ["level", () => nextPurchase("bg-nbd", given, customer, 1)],
    [
      "annualDiscountRate",
      () =>
        discountedPurchases("bg-nbd", given, customer, {
          horizonDays: 9,
          annualDiscountRate: -0.1,
        }),
    ],
    [
      "margin",
      () =>
        lifetimeValue({
          model: "bg-nbd",
          params: given,
          spendParams: { p: 6, q: 4, v: 15 },
          customer: { ...customer, monetary: 20 },
          horizonDays: 9,
          annualDiscountRate: 0,
          margin: 1.1,
        }),
    ],
  ])("of %s name it", (field, attempt) => {
    expect(attempt).toThrow(InvalidInputError)
    expect(attempt).toThrow(expect.objectContaining({ field }))
  })
})

describe("time is what one counts it in", () => {
  it("whole weeks as days, all alike", () => {
    fc.assert(
      fc.property(model, params, history, positive(0.1, 1000), (name, given, whose, days) => {
        const [weekly, inWeeks] = [
          { ...given, alpha: given.alpha / 7 },
          { ...whose, recency: whose.recency / 7, age: whose.age / 7 },
        ]
        for (const predict of [probabilityOfPurchase, expectedPurchases]) {
          const value = predict(name, given, whose, days)
          fc.pre(value > 1e-250)
          expect(relativeError(predict(name, weekly, inWeeks, days / 7), value)).toBeLessThan(1e-9)
        }
      })
    )
  })
})
