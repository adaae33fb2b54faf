import fc from "fast-check"
import { SeededRandom } from "../../../../../integration-tests/helpers/seeded-random"
import {
  simulateHistories,
  simulateSpend,
} from "../../../../../integration-tests/helpers/simulate-customers"
import { fitGammaGamma } from "../models/fit-gamma-gamma"
import { fitMbgNbd } from "../models/fit-dropout"
import { fitPoissonGamma } from "../models/fit-poisson-gamma"
import { probabilityOfPurchase } from "../models/probability-of-purchase"
import { atOnce } from "../models/steps"
import type { History } from "../models/types"
import { fittingModels, type ModelLedger } from "./fit-models"
import { type HistoryRow, historySlice, type SpendRow, spendSlice } from "./ledger-slice"
import { GATE_CHECKS } from "./types"

const NOW = new Date("2026-11-22T03:15:00Z")
const TODAY = Math.floor(NOW.getTime() / 86_400_000)

type Rows = {
  readonly buyers?: readonly HistoryRow[]
  readonly spend?: readonly SpendRow[]
  readonly buyersThen?: readonly HistoryRow[]
}

function fit({ buyers = [], spend = [], buyersThen = [] }: Rows) {
  const ledger: ModelLedger = {
    now: NOW,
    policy: { time_zone: "Asia/Shanghai", base_currency: "cny" },
    buyers: [historySlice(buyers)],
    spend: [spendSlice(spend)],
    buyersThen: [historySlice(buyersThen)],
    days: buyersThen.map(({ age, weight }) => ({ day: TODAY - 90 - age, first: weight, again: 0 })),
  }
  return atOnce(fittingModels(ledger))
}

const seen = (row: History, weight = 1): HistoryRow => ({
  ...row,
  weight,
  returned: 0,
  purchase_days: 0,
})

/** Every number in it, however deep. */
function numbersIn(value: unknown): number[] {
  return typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []
}

describe("a fit of the shop's models", () => {
  it("is that of the public functions, with all that it tells", () => {
    const random = new SeededRandom(21)
    const params = { r: 0.8, alpha: 50, a: 0.9, b: 1.8 }
    const histories = simulateHistories(random, {
      model: "mbg-nbd",
      params,
      people: 3000,
      days: 700,
      wholeDays: true,
    })
    const spend = simulateSpend(random, { p: 6, q: 4, v: 60 }, 800)
    const then = histories.map((row) => {
      const isBack = random.chance(probabilityOfPurchase("mbg-nbd", params, row, 90))
      return { ...seen(row), returned: Number(isBack), purchase_days: Number(isBack) }
    })
    const losses = [0, -12.5].map((monetary) => ({ frequency: 2, monetary, weight: 3 }))
    const silent = { frequency: 0, monetary: null, weight: 40 }
    const found = fit({
      buyers: histories.map((row) => seen(row)),
      spend: [...spend.map((row) => ({ ...row, weight: 1 })), ...losses, silent],
      buyersThen: then,
    })
    const [direct, plain, ofSpend] = [
      fitMbgNbd(histories),
      fitPoissonGamma(histories),
      fitGammaGamma(spend),
    ]
    const ages = histories.map(({ age }) => age)
    expect(found).toMatchObject({
      fitted_at: NOW,
      model: "mbg-nbd",
      model_version: 1,
      time_unit: "day",
      time_zone: "Asia/Shanghai",
      currency_code: "cny",
      data_from: new Date((TODAY - Math.max(...ages)) * 86_400_000).toISOString().slice(0, 10),
      history_days: Math.max(...ages),
      buyers: 3000,
      repeat_buyers: histories.filter(({ frequency }) => frequency > 0).length,
      status: "ok",
      refusal: null,
      spend: { status: "ok", refusal: null, customers: 800, left_out: 6 },
      gate: { open: true },
      calibration: { as_of: "2026-08-24T03:15:00.000Z", people: 3000, status: "ok" },
    })
    expect(found.params?.r).toBeCloseTo(direct.params.r, 8)
    expect(found.standard_errors?.b).toBeCloseTo(direct.standardErrors?.b ?? 0, 8)
    expect(found.log_likelihood).toBeCloseTo(direct.logLikelihood, 6)
    expect(found.poisson_gamma?.params.alpha).toBeCloseTo(plain.params.alpha, 6)
    expect(found.likelihood_gain).toBeCloseTo(2 * (direct.logLikelihood - plain.logLikelihood), 5)
    expect(found.spend.params?.v).toBeCloseTo(ofSpend.params.v, 6)
    expect(Math.abs(found.spend.correlation ?? 1)).toBeLessThan(0.2)
    expect(found.tracking?.as_of).toBe("2026-08-24T03:15:00.000Z")
    expect(found.tracking?.points.at(-1)?.day).toBe("2026-11-22")
  })

  const one = seen({ frequency: 2, recency: 30, age: 60 })
  const once = seen({ frequency: 0, recency: 0, age: 60 }, 700)

  it.each<[string, Rows, string, string]>([
    ["an empty ledger", {}, "no_customers", "no_customers"],
    ["one customer", { buyers: [one] }, "one_customer", "no_customers"],
    [
      "one-time buyers",
      { buyers: [once], spend: [{ frequency: 0, monetary: null, weight: 700 }] },
      "no_repeat_purchase",
      "no_repeat_purchase",
    ],
    [
      "one who spent something",
      {
        buyers: [once],
        spend: [
          { frequency: 2, monetary: 0, weight: 1 },
          { frequency: 1, monetary: 9, weight: 1 },
        ],
      },
      "no_repeat_purchase",
      "one_customer",
    ],
  ])("is refused of %s, and says why", (_name, rows, refusal, ofSpend) => {
    const found = fit({ ...rows, buyersThen: rows.buyers ?? [] })
    const nothing = { params: null, standard_errors: null, log_likelihood: null, iterations: 0 }
    expect(found).toMatchObject({
      status: "refused",
      refusal,
      ...nothing,
      poisson_gamma: null,
      likelihood_gain: null,
      spend: { status: "refused", refusal: ofSpend, ...nothing },
      calibration: { status: "refused", refusal, predicted: null, deciles: [] },
      tracking: null,
      gate: { open: false },
    })
    expect(found.gate.checks.map(({ name }) => name)).toEqual([...GATE_CHECKS])
    expect(numbersIn(found).every(Number.isFinite)).toBe(true)
  })

  it("has no span without purchases", () => {
    const none = { data_from: null, data_until: null, history_days: 0, buyers: 0, tuples: 0 }
    expect(fit({})).toMatchObject(none)
  })

  it("is shut where all are alike: degenerate, with what people did all the same", () => {
    const alike = { ...seen({ frequency: 3, recency: 100, age: 200 }, 900), returned: 90 }
    const found = fit({ buyers: [alike], buyersThen: [alike] })
    expect(found).toMatchObject({
      status: "degenerate",
      standard_errors: null,
      calibration: { status: "degenerate", predicted: null, actual: 0.1 },
      tracking: null,
    })
    const failed = found.gate.checks.filter(({ passed }) => !passed).map(({ name }) => name)
    expect(failed).toEqual(["fit", "calibration"])
  })

  it("never holds anything but finite numbers", () => {
    const row = fc
      .record({
        frequency: fc.nat(9),
        recency: fc.integer({ min: 1, max: 400 }),
        silence: fc.nat(400),
        weight: fc.integer({ min: 1, max: 300 }),
        returned: fc.integer({ min: 0, max: 1 }),
      })
      .map(({ frequency, recency, silence, weight, returned }): HistoryRow => {
        const last = frequency && recency
        const history = { frequency, recency: last, age: last + silence }
        return { ...history, weight, returned, purchase_days: returned * 2 }
      })
    const spend = fc.record<SpendRow>({
      frequency: fc.nat(9),
      monetary: fc.option(fc.double({ min: -10, max: 1e9, noNaN: true })),
      weight: fc.integer({ min: 1, max: 9 }),
    })
    const rows = fc.record({
      buyers: fc.array(row, { maxLength: 8 }),
      spend: fc.array(spend, { maxLength: 8 }),
      buyersThen: fc.array(row, { maxLength: 8 }),
    })
    fc.assert(
      fc.property(rows, (drawn) => {
        const found = fit(drawn)
        expect(numbersIn(found).filter((value) => !Number.isFinite(value))).toEqual([])
        expect(found.status === "refused").toBe(found.refusal !== null)
        expect(found.standard_errors === null).toBe(found.status !== "ok")
      }),
      { numRuns: 60 }
    )
  })
})
