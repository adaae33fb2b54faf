import fc from "fast-check"
import {
  highPrecision,
  relativeError,
} from "../../../../../integration-tests/helpers/high-precision"
import { SeededRandom } from "../../../../../integration-tests/helpers/seeded-random"
import {
  simulateHistories,
  simulateSpend,
} from "../../../../../integration-tests/helpers/simulate-customers"
import { InvalidInputError } from "../statistics/invalid-input-error"
import { CannotFitError } from "./cannot-fit-error"
import { compress } from "./compress"
import { dropoutLogLikelihood } from "./dropout-likelihood"
import { fitBgNbd, fitMbgNbd, fittingDropout } from "./fit-dropout"
import { fitGammaGamma, fittingGammaGamma } from "./fit-gamma-gamma"
import { fitPoissonGamma, fittingPoissonGamma } from "./fit-poisson-gamma"
import { gammaGammaLogLikelihood } from "./gamma-gamma-likelihood"
import type { LogLikelihood } from "./maximise"
import { poissonGammaEvaluation, poissonGammaLogLikelihood } from "./poisson-gamma-likelihood"
import { gatheringHistories, historyTuples } from "./read-histories"
import { gatheringSpends, spendTuples } from "./read-spends"
import { atOnce, inTurns } from "./steps"
import type { DropoutParams, Fit, History, SpendParams, Weighted } from "./types"

const FITS = { "mbg-nbd": fitMbgNbd, "bg-nbd": fitBgNbd } as const
const MODELS = ["mbg-nbd", "bg-nbd"] as const
const CDNOW = { r: 0.5248, alpha: 43.28, a: 0.8914, b: 1.614 }

function tuplesOf(rows: readonly number[][]) {
  const columns = (rows[0] ?? []).map((_, c) => Float64Array.from(rows, (row) => row[c] ?? 0))
  return compress(columns, new Float64Array(rows.length).fill(1))
}

describe("the likelihood", () => {
  it.each(highPrecision.likelihoods)(
    "%s: the model's definition, averaged numerically",
    (model, r, alpha, a, b, ...rest) => {
      const [x = 0, recency = 0, age = 0, exact = 0] = rest
      const { value } = dropoutLogLikelihood(
        model,
        tuplesOf([[x, recency, age]])
      )([r ?? 0, alpha ?? 0, a ?? 0, b ?? 0])
      expect(relativeError(value, exact)).toBeLessThan(1e-12)
    }
  )

  const tuples = tuplesOf([
    [0, 0, 0.4],
    [0, 0, 1.7],
    [1, 0.2, 1.5],
    [4, 1.1, 1.2],
    [30, 0.9, 1.9],
  ])
  const spends = tuplesOf([
    [1, 0.3],
    [2, 1.4],
    [9, 0.8],
  ])
  const poissonGamma = poissonGammaLogLikelihood(tuples)
  const cases: [string, LogLikelihood, number][] = [
    ["mbg-nbd", dropoutLogLikelihood("mbg-nbd", tuples), 4],
    ["bg-nbd", dropoutLogLikelihood("bg-nbd", tuples), 4],
    ["poisson-gamma", ([r = 0, alpha = 0]) => poissonGammaEvaluation(poissonGamma(r, alpha)), 2],
    ["gamma-gamma", gammaGammaLogLikelihood(spends), 3],
  ]

  it.each(cases)("%s: derivatives are those of its values", (_name, logLikelihood, n) => {
    const param = fc.double({ min: 0.05, max: 20, noNaN: true })
    fc.assert(
      fc.property(fc.array(param, { minLength: n, maxLength: n }), (params) => {
        const at = logLikelihood(params)
        params.forEach((value, i) => {
          const h = value * 1e-5
          const beside = (shift: number) =>
            logLikelihood(params.map((other, k) => (k === i ? other + shift : other)))
          const [up, down] = [beside(h), beside(-h)]
          const scale = 1e-5 * (1 + Math.abs(at.value)) * (1 + 1 / value)
          expect(at.gradient[i]).toBeCloseTo((up.value - down.value) / (2 * h), -Math.log10(scale))
          params.forEach((_, j) => {
            const slope = ((up.gradient[j] ?? 0) - (down.gradient[j] ?? 0)) / (2 * h)
            const cell = at.hessian[Math.max(i, j)]?.[Math.min(i, j)] ?? Number.NaN
            expect(Math.abs(cell - slope)).toBeLessThan(
              1e-5 * (1 + Math.abs(slope) + 1 / value ** 2)
            )
          })
        })
      }),
      { numRuns: 60 }
    )
  })
})

describe("recovery", () => {
  const seeds = Array.from({ length: 25 }, (_, i) => i + 1)
  const between = (random: SeededRandom, low: number, high: number) =>
    low * (high / low) ** random.next()

  /** Standard errors, on the logarithms, between what was fitted and what was simulated. */
  function distances<P extends Record<string, number>>(
    fit: { params: P; standardErrors: P | null; status: string },
    truth: P
  ): number[] {
    expect(fit.status).toBe("ok")
    return Object.keys(truth).map((key) => {
      const [found = 0, error = 0] = [fit.params[key], fit.standardErrors?.[key]]
      return Math.log(found / (truth[key] ?? 0)) / (error / found)
    })
  }

  /** 25 seeds and four parameters: one of 370 lies beyond three standard errors by chance. */
  function expectRecovered(all: readonly number[]): void {
    expect(all.filter((distance) => Math.abs(distance) > 3).length).toBeLessThanOrEqual(2)
    expect(Math.max(...all.map(Math.abs))).toBeLessThan(4.5)
    // Neither biased nor with standard errors too wide or too narrow.
    const mean = all.reduce((sum, distance) => sum + distance, 0) / all.length
    const square = all.reduce((sum, distance) => sum + distance ** 2, 0) / all.length
    expect(Math.abs(mean)).toBeLessThan(0.35)
    expect(square).toBeGreaterThan(0.6)
    expect(square).toBeLessThan(1.6)
  }

  it.each(MODELS)("%s: drawn parameters, simulated, are found again", (model) => {
    const all = seeds.flatMap((seed) => {
      const random = new SeededRandom(seed)
      const truth: DropoutParams = {
        r: between(random, 0.3, 3),
        alpha: between(random, 10, 80),
        a: between(random, 0.4, 2),
        b: between(random, 1, 6),
      }
      const rows = simulateHistories(random, { model, params: truth, people: 2500, days: 730 })
      return distances(FITS[model](rows), truth)
    })
    expectRecovered(all)
  })

  it("gamma-gamma: drawn parameters, simulated, are found again", () => {
    const all = seeds.flatMap((seed) => {
      const random = new SeededRandom(seed)
      const truth: SpendParams = {
        p: between(random, 2, 8),
        q: between(random, 2, 6),
        v: between(random, 5, 50),
      }
      return distances(fitGammaGamma(simulateSpend(random, truth, 1500)), truth)
    })
    expectRecovered(all)
  })
})

describe("what does not matter", () => {
  const rows = simulateHistories(new SeededRandom(7), {
    model: "mbg-nbd",
    params: CDNOW,
    people: 600,
    days: 365,
  })
  const spends = simulateSpend(new SeededRandom(7), { p: 6, q: 4, v: 15 }, 400)

  function expectSame(one: ReturnType<typeof fitMbgNbd>, other: typeof one, unit = 1) {
    expect(other.status).toBe("ok")
    for (const key of ["r", "alpha", "a", "b"] as const) {
      const scale = key === "alpha" ? unit : 1
      expect(relativeError(other.params[key], one.params[key] * scale)).toBeLessThan(1e-6)
      const [error = 0, expected = 0] = [other.standardErrors?.[key], one.standardErrors?.[key]]
      expect(relativeError(error, expected * scale)).toBeLessThan(1e-6)
    }
  }

  it.each(MODELS)("%s: the order, and weights instead of repetition", (model) => {
    const fit = FITS[model]
    const base = fit(rows)
    expectSame(base, fit(new SeededRandom(1).shuffled(rows)))
    const weighted = rows.map((row, i) => ({ ...row, weight: 1 + (i % 3) }))
    const repeated = rows.flatMap((row, i) => Array<History>(1 + (i % 3)).fill(row))
    expectSame(fit(weighted), fit(repeated))
    expect(relativeError(fit(weighted).logLikelihood, fit(repeated).logLikelihood)).toBeLessThan(
      1e-12
    )
  })

  it.each(MODELS)("%s: the unit of time", (model) => {
    const weekly = rows.map(({ frequency, recency, age }) => ({
      frequency,
      recency: recency / 7,
      age: age / 7,
    }))
    const [base, other] = [FITS[model](rows), FITS[model](weekly)]
    expectSame(base, other, 1 / 7)
    const purchases = rows.reduce((sum, { frequency }) => sum + frequency, 0)
    expect(other.logLikelihood - purchases * Math.log(7)).toBeCloseTo(base.logLikelihood, 6)
  })

  it("gamma-gamma: order, weights and the unit of money", () => {
    const base = fitGammaGamma(spends)
    const cents = spends.map((row) => ({ ...row, monetary: row.monetary * 100 }))
    expect(relativeError(fitGammaGamma(cents).params.v, base.params.v * 100)).toBeLessThan(1e-6)
    const twice = fitGammaGamma(spends.map((row) => ({ ...row, weight: 2 })))
    expect(relativeError(twice.params.p, base.params.p)).toBeLessThan(1e-6)
    expect(twice.logLikelihood).toBeCloseTo(2 * base.logLikelihood, 6)
    const shuffled = fitGammaGamma(new SeededRandom(1).shuffled(spends))
    expect(relativeError(shuffled.params.q, base.params.q)).toBeLessThan(1e-6)
  })
})

describe("in slices, step by step", () => {
  const rows = simulateHistories(new SeededRandom(11), {
    model: "mbg-nbd",
    params: CDNOW,
    people: 900,
    days: 400,
  })
  const spends = simulateSpend(new SeededRandom(11), { p: 6, q: 4, v: 15 }, 900)
  const slices = <T>(all: readonly T[]) =>
    Array.from({ length: 9 }, (_, i) => all.slice(i * 100, i * 100 + 100))

  async function expectSame<P extends Record<string, number>>(
    whole: Fit<P>,
    steps: Parameters<typeof inTurns<Fit<P>>>[0]
  ) {
    let pauses = 0
    const inSteps = await inTurns(steps, async () => {
      pauses += 1
    })
    expect(inSteps.status).toBe("ok")
    expect(relativeError(inSteps.logLikelihood, whole.logLikelihood)).toBeLessThan(1e-12)
    for (const name of Object.keys(whole.params)) {
      const [found = 0, expected = 0] = [inSteps.params[name], whole.params[name]]
      expect(relativeError(found, expected)).toBeLessThan(1e-9)
    }
    // The nine parts of each evaluation, one at the start and one an iteration.
    expect(pauses).toBeGreaterThanOrEqual(9 * (1 + inSteps.iterations))
  }

  it("finds the same as at once, with a pause after each part of each evaluation", async () => {
    const histories = atOnce(gatheringHistories(slices(rows).map(historyTuples)))
    await expectSame(fitMbgNbd(rows), fittingDropout("mbg-nbd", histories))
    await expectSame(fitPoissonGamma(rows), fittingPoissonGamma(histories))
    await expectSame(
      fitGammaGamma(spends),
      fittingGammaGamma(atOnce(gatheringSpends(slices(spends).map(spendTuples), false)))
    )
  })
})

describe("told honestly", () => {
  it("nobody ever leaves: no better than the Poisson-gamma, or degenerate", () => {
    const random = new SeededRandom(3)
    const params = { r: 2, alpha: 60, a: 1e-9, b: 1 }
    const rows = simulateHistories(random, { model: "bg-nbd", params, people: 1500, days: 365 })
    const plain = fitPoissonGamma(rows)
    expect(plain.status).toBe("ok")
    expect(Math.abs(Math.log(plain.params.r / 2))).toBeLessThan(0.2)
    for (const model of MODELS) {
      const fit = FITS[model](rows)
      expect(2 * (fit.logLikelihood - plain.logLikelihood)).toBeLessThan(6)
      expect(fit.status).not.toBe("not_converged")
      expect(Object.values(fit.params).every((value) => value > 0 && value < 1e12)).toBe(true)
    }
  })

  it("all customers alike: degenerate, without standard errors", () => {
    const alike: Weighted<History>[] = [{ frequency: 4, recency: 100, age: 130, weight: 500 }]
    for (const fit of [fitMbgNbd(alike), fitBgNbd(alike), fitPoissonGamma(alike)]) {
      expect(fit).toMatchObject({ status: "degenerate", standardErrors: null })
      expect(fit.logLikelihood).not.toBeNaN()
    }
    const spends = [{ frequency: 3, monetary: 20, weight: 500 }]
    expect(fitGammaGamma(spends)).toMatchObject({ status: "degenerate", standardErrors: null })
  })

  it("any small shop gets finite figures and an answer", () => {
    const row = fc
      .record({
        frequency: fc.integer({ min: 0, max: 20 }),
        part: fc.double({ min: 0.01, max: 1, noNaN: true }),
        age: fc.double({ min: 0.5, max: 1000, noNaN: true }),
      })
      .map(({ frequency, part, age }) => ({ frequency, recency: frequency && part * age, age }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        fc.pre(rows.some(({ frequency }) => frequency > 0))
        for (const fit of [fitMbgNbd(rows), fitBgNbd(rows), fitPoissonGamma(rows)]) {
          const values = [fit.logLikelihood, ...Object.values(fit.params)]
          expect(values.every(Number.isFinite)).toBe(true)
          expect(fit.standardErrors === null).toBe(fit.status !== "ok")
        }
      }),
      { numRuns: 40 }
    )
  })
})

describe("refusals", () => {
  const good: Weighted<History> = { frequency: 2, recency: 30, age: 40 }
  const fits = [fitMbgNbd, fitBgNbd, fitPoissonGamma]

  it.each([
    ["nobody", [], "no_customers"],
    ["one customer", [good], "one_customer"],
    [
      "one-time buyers only",
      Array(9).fill({ frequency: 0, recency: 0, age: 9 }),
      "no_repeat_purchase",
    ],
  ])("%s", (_name, rows, reason) => {
    for (const fit of fits) {
      expect(() => fit(rows)).toThrow(CannotFitError)
      expect(() => fit(rows)).toThrow(expect.objectContaining({ reason, field: "customers" }))
    }
  })

  it.each<[string, Partial<Weighted<History>>]>([
    ["frequency", { frequency: -1 }],
    ["frequency", { frequency: 1.5 }],
    ["frequency", { frequency: Number.NaN }],
    ["frequency", { frequency: 1e9 }],
    ["recency", { recency: 41 }],
    ["recency", { recency: -1 }],
    ["recency", { recency: Number.NaN }],
    ["recency", { recency: 0 }],
    ["recency", { frequency: 0 }],
    ["age", { age: -1 }],
    ["age", { age: Number.NaN }],
    ["age", { age: Number.POSITIVE_INFINITY }],
    ["weight", { weight: 0 }],
    ["weight", { weight: -2 }],
    ["weight", { weight: Number.NaN }],
  ])("a bad %s: %j", (field, change) => {
    for (const fit of fits) {
      const attempt = () => fit([good, { ...good, ...change }])
      expect(attempt).toThrow(InvalidInputError)
      expect(attempt).toThrow(new RegExp(`^customers\\[1\\]\\.${field} must be`))
    }
  })

  it.each([
    [{ frequency: 2, monetary: 0 }, "monetary"],
    [{ frequency: 2, monetary: -3 }, "monetary"],
    [{ frequency: 2, monetary: Number.NaN }, "monetary"],
    [{ frequency: -2, monetary: 5 }, "frequency"],
    [{ frequency: 2, monetary: 5, weight: 0 }, "weight"],
  ])("spend %j", (row, field) => {
    const attempt = () => fitGammaGamma([{ frequency: 1, monetary: 5 }, row])
    expect(attempt).toThrow(new RegExp(`^customers\\[1\\]\\.${field} must be`))
  })

  it.each([
    ["nobody", [], "no_customers"],
    ["one customer", [{ frequency: 2, monetary: 5 }], "one_customer"],
    ["one-time buyers only", Array(9).fill({ frequency: 0, monetary: 0 }), "no_repeat_purchase"],
  ])("spend of %s", (_name, rows, reason) => {
    expect(() => fitGammaGamma(rows)).toThrow(expect.objectContaining({ reason }))
  })
})
