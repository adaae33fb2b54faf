import fc from "fast-check"
import type { DataSource } from "typeorm"
import { purchasesAt } from "../../src/modules/retention/domain/facts/valid-purchases"
import {
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitPoissonGamma,
} from "../../src/modules/retention/domain/models"
import type { Tuples } from "../../src/modules/retention/domain/models/compress"
import { fittingDropout } from "../../src/modules/retention/domain/models/fit-dropout"
import { gatheringHistories } from "../../src/modules/retention/domain/models/read-histories"
import { atOnce, type Steps } from "../../src/modules/retention/domain/models/steps"
import { type Policy, policySchema } from "../../src/modules/retention/domain/policy/schema"
import {
  calibrationDay,
  fittingModels,
  type ModelLedger,
} from "../../src/modules/retention/domain/prediction/fit-models"
import type { HistorySlice } from "../../src/modules/retention/domain/prediction/ledger-slice"
import { purchaseHistory } from "../../src/modules/retention/domain/prediction/purchase-history"
import { calendarDay } from "../../src/modules/retention/domain/time/calendar-day"
import type { PurchaseFact } from "../../src/modules/retention/domain/types"
import { ModelFitStore } from "../../src/modules/retention/store/models/model-fit-store"
import { ModelFittingStore } from "../../src/modules/retention/store/models/model-fitting"
import { readModelLedger } from "../../src/modules/retention/store/models/read-model-ledger"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { type ShopCase, shops } from "../helpers/arbitraries"
import { relativeError } from "../helpers/high-precision"
import { emptyLedger, type FixturePurchase, writeLedger } from "../helpers/ledger-fixture"
import { loadShop } from "../helpers/load-shop"
import {
  cdnowPurchases,
  customersAt,
  hasSharedData,
  type SharedPurchase,
  wholesalePurchases,
} from "../helpers/shared-data"
import { storeModelFit } from "../helpers/store-model-fit"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T03:15:00Z")

let database: TestDatabase
let dataSource: DataSource
let fitting: ModelFittingStore
let fits: ModelFitStore

beforeAll(async () => {
  database = await createTestDatabase("model_fit")
  dataSource = await openMigrated(database)
  fitting = new ModelFittingStore(dataSource)
  fits = new ModelFitStore(dataSource)
})

afterAll(async () => {
  await dataSource.destroy()
  await database.drop()
})

beforeEach(async () => {
  await emptyLedger(dataSource)
  await dataSource.query("TRUNCATE retention_model_fit, retention_prediction")
  const settings = policySchema.parse({ base_currency: "usd", time_zone: "UTC" })
  await new PolicyStore(dataSource).ensureSeed(settings, new Date("2020-01-01T00:00:00Z"))
})

/** Counts by what they are counted by, as an object that compares. */
type Counts = Record<string, number[]>

function addTo(counts: Counts, key: readonly unknown[], amounts: readonly number[]): void {
  const name = key.join(" ")
  const sums = counts[name] ?? []
  counts[name] = amounts.map((amount, i) => amount + (sums[i] ?? 0))
}

/** People, who bought since, and their purchase days since, by history. */
function historyCounts(slices: readonly HistorySlice[]): Counts {
  const counts: Counts = {}
  for (const { tuples, returned, purchaseDays } of slices) {
    tuples.weights.forEach((weight, i) =>
      addTo(
        counts,
        tuples.columns.map((column) => column[i]),
        [weight, returned[i] ?? 0, purchaseDays[i] ?? 0]
      )
    )
  }
  return counts
}

function spendCounts(slices: readonly Tuples[]): Counts {
  const counts: Counts = {}
  for (const { columns, weights } of slices) {
    weights.forEach((weight, i) => addTo(counts, [columns[0]?.[i], columns[1]?.[i]], [weight]))
  }
  return counts
}

/** The ledger as it stood then: what was cancelled later still counted. */
function asItStood(purchases: readonly PurchaseFact[], then: Date): PurchaseFact[] {
  return purchases.map((purchase) =>
    purchase.canceled_at && purchase.canceled_at > then
      ? { ...purchase, canceled_at: null }
      : purchase
  )
}

/** What the rules make of a drawn shop. */
function ruled({ people, now }: ShopCase, policy: Policy) {
  const then = calibrationDay(now)
  const zone = policy.time_zone
  const [buyers, buyersThen, spend, days]: Counts[] = [{}, {}, {}, {}]
  let leftOut = 0
  for (const { purchases } of people) {
    const today = purchaseHistory(purchases, policy, zone, now)
    if (today) {
      addTo(buyers ?? {}, [today.frequency, today.recency_days, today.age_days], [1, 0, 0])
      if (Number(today.spend_mean) > 0) {
        addTo(spend ?? {}, [today.spend_count, Number(today.spend_mean)], [1])
      } else {
        leftOut += today.spend_count > 0 ? 1 : 0
      }
    }
    const past = asItStood(purchases, then)
    const before = purchaseHistory(past, policy, zone, then)
    if (before) {
      const dayOf = ({ at }: PurchaseFact) => calendarDay(at, zone)
      const known = new Set(purchasesAt(past, then).valid.map(dayOf))
      const recent = purchasesAt(purchases, now).valid.filter(({ at }) => at > then)
      const since = new Set(recent.map(dayOf).filter((day) => !known.has(day)))
      addTo(
        buyersThen ?? {},
        [before.frequency, before.recency_days, before.age_days],
        [1, since.size > 0 ? 1 : 0, since.size]
      )
      const all = [...known, ...since].sort((one, other) => one - other)
      all.forEach((day, i) => addTo(days ?? {}, [day], i === 0 ? [1, 0] : [0, 1]))
    }
  }
  return { buyers, buyersThen, spend, days, leftOut }
}

describe("the ledger as the models need it", () => {
  it("is what the rules make of any shop", async () => {
    const seen = { returned: 0, spend: 0, leftOut: 0 }
    await fc.assert(
      fc.asyncProperty(shops({ people: 25 }), async (shop) => {
        await loadShop(dataSource, shop)
        const { policy, now } = shop
        const ledger = await readModelLedger(dataSource, { policy, now })
        const leftOut = ledger.spend.reduce((sum, slice) => sum + slice.leftOut, 0)
        const spend = spendCounts(ledger.spend.map(({ tuples }) => tuples))
        const found = {
          buyers: historyCounts(ledger.buyers),
          buyersThen: historyCounts(ledger.buyersThen),
          spend,
          days: Object.fromEntries(
            ledger.days.map(({ day, first, again }) => [String(day), [first, again]])
          ),
          leftOut,
        }
        expect(found).toEqual(ruled(shop, policy))
        seen.returned += Object.values(found.buyersThen).filter(([, returned]) => returned).length
        seen.spend += Object.keys(spend).length
        seen.leftOut += leftOut
      }),
      { numRuns: 60 }
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })
})

/** A shop of so many people who come back now and then, or never. */
function bought(people: number, daysAgo: (person: number) => readonly number[]): FixturePurchase[] {
  return Array.from({ length: people }, (_, person) =>
    daysAgo(person).map((days) => ({
      person: `p${person}`,
      at: new Date(NOW.getTime() - days * 86_400_000).toISOString(),
      amount: String(10 + (person % 7)),
    }))
  ).flat()
}

async function predictionOf(model_fit_id: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO retention_prediction
            (person_id, model_fit_id, predicted_at, currency_code, chance_30, chance_90, chance_365,
             expected_purchases, frequency, recency_days, age_days, spend_count, horizon_days,
             annual_discount_rate)
     VALUES ('rper_p1', $1, now(), 'usd', 0.1, 0.2, 0.3, 1, 0, 0, 9, 0, 365, 0.1)`,
    [model_fit_id]
  )
}

const predictions = () => dataSource.query<unknown[]>("SELECT FROM retention_prediction")

describe("a stored fit", () => {
  it.each<[string, FixturePurchase[], string, string]>([
    ["nobody", [], "no_customers", "no_customers"],
    ["one customer", bought(1, () => [50, 20]), "one_customer", "one_customer"],
    ["one-time buyers", bought(9, (i) => [10 + i]), "no_repeat_purchase", "no_repeat_purchase"],
  ])("of %s says why there is none", async (_name, purchases, refusal, ofSpend) => {
    await writeLedger(dataSource, [], purchases)
    const made = await fitting.fit({ now: NOW })
    const kept = await fits.retrieve(made.id)
    expect(kept).toEqual(made)
    expect(kept).toMatchObject({
      fitted_at: NOW,
      policy_version: 1,
      model: "mbg-nbd",
      model_version: 1,
      time_zone: "UTC",
      currency_code: "usd",
      status: "refused",
      refusal,
      params: null,
      standard_errors: null,
      log_likelihood: null,
      likelihood_gain: null,
      spend: { status: "refused", refusal: ofSpend, params: null },
      calibration: { as_of: "2026-03-17T03:15:00.000Z", predicted: null },
      tracking: null,
      gate: { open: false },
    })
    expect(await fits.inForce()).toBeNull()
  })

  it("spans the ledger, without what was cancelled or is to come", async () => {
    await writeLedger(
      dataSource,
      [],
      [
        { person: "ann", at: "2026-06-01T23:30:00Z" },
        { person: "ann", at: "2026-06-02T00:30:00Z" },
        { person: "ann", at: "2026-06-02T12:00:00Z" },
        { person: "bob", at: "2026-05-20T12:00:00Z" },
        { person: "bob", at: "2026-01-01T12:00:00Z", canceled_at: "2026-06-14T00:00:00Z" },
        { person: "cat", at: "2026-06-16T12:00:00Z" },
      ]
    )
    expect(await fitting.fit({ now: NOW })).toMatchObject({
      data_from: "2026-05-20",
      data_until: "2026-06-02",
      history_days: 26,
      buyers: 2,
      repeat_buyers: 1,
      tuples: 2,
      // Cancelled since, but three months ago bob was a buyer.
      calibration: { people: 1, actual: 1 },
    })
  })

  it("takes the predictions with it when it forbids them, and else leaves them", async () => {
    const open = await storeModelFit(dataSource, { id: "rmod_open", fitted_at: new Date(0) })
    await predictionOf(open.id)
    expect(await fits.inForce()).toEqual(open)

    // Was measured before the newest, which is open, and stored after it.
    await storeModelFit(dataSource, { id: "rmod_new", fitted_at: new Date("2026-06-15T04:00:00Z") })
    const late = await fitting.fit({ now: NOW })
    expect(late.gate.open).toBe(false)
    expect((await fits.latest())?.id).toBe("rmod_new")
    expect(await predictions()).toHaveLength(1)

    await fitting.fit({ now: new Date("2026-06-16T03:15:00Z") })
    expect(await fits.inForce()).toBeNull()
    expect(await predictions()).toHaveLength(0)
  })

  it("bears another run at its side", async () => {
    await writeLedger(
      dataSource,
      [],
      bought(30, (i) => [40 + i, i])
    )
    const made = await Promise.all([fitting.fit({ now: NOW }), fitting.fit({ now: NOW })])
    const { model_fits, count } = await fits.list({ limit: 10, offset: 0 })
    expect(count).toBe(2)
    expect(model_fits.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
    const [one, other] = model_fits.map(({ id: _id, ...rest }) => rest)
    expect(one).toEqual(other)
  })

  it("waits for whom somebody predicts by the fit before, and takes that with it", async () => {
    const open = await storeModelFit(dataSource, { id: "rmod_open", fitted_at: new Date(0) })
    const beside = dataSource.createQueryRunner()
    await beside.startTransaction()
    // What a scoring of some people holds while it predicts them.
    await beside.query("SELECT pg_advisory_xact_lock_shared($1)", [0x7265_7401])
    const made = fitting.fit({ now: NOW })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await fits.latest())?.id).toBe(open.id)
    await beside.query(
      `INSERT INTO retention_prediction
              (person_id, model_fit_id, predicted_at, currency_code, chance_30, chance_90, chance_365,
               expected_purchases, frequency, recency_days, age_days, spend_count, horizon_days,
               annual_discount_rate)
       VALUES ('rper_p2', 'rmod_open', now(), 'usd', 0.1, 0.2, 0.3, 1, 0, 0, 9, 0, 365, 0.1)`
    )
    await beside.commitTransaction()
    await beside.release()
    expect((await made).gate.open).toBe(false)
    expect(await predictions()).toHaveLength(0)
  })

  it("is listed newest first without its plots, found whole, or not at all", async () => {
    for (const day of ["2026-06-13", "2026-06-15", "2026-06-14"]) {
      await storeModelFit(dataSource, { id: `rmod_${day}`, fitted_at: new Date(day) })
    }
    const { model_fits, count } = await fits.list({ limit: 2, offset: 1 })
    expect(count).toBe(3)
    expect(model_fits.map(({ id }) => id)).toEqual(["rmod_2026-06-14", "rmod_2026-06-13"])
    expect(model_fits[0]).toMatchObject({ calibration: undefined, tracking: undefined })
    expect(await fits.retrieveLatest()).toMatchObject({
      id: "rmod_2026-06-15",
      calibration: { people: 1800 },
      tracking: null,
    })
    expect(await fits.retrieve("rmod_2026-06-13")).toMatchObject({ calibration: { people: 1800 } })
    await expect(fits.retrieve("rmod_none")).rejects.toMatchObject({
      type: "not_found",
      message: "Model fit with id: rmod_none was not found",
    })
  })

  it("is none before the first", async () => {
    expect(await fits.latest()).toBeNull()
    expect(await fits.retrieveLatest()).toBeNull()
    expect(await fits.inForce()).toBeNull()
  })
})

function asFixture({ person, day, amount }: SharedPurchase): FixturePurchase {
  return { person, at: `${day}T12:00:00Z`, amount }
}

const endOf = (day: string) => new Date(`${day}T23:00:00Z`)

function expectClose(found: object | null, expected: object, tolerance: number): void {
  expect(found).not.toBeNull()
  const values = new Map<string, number>(Object.entries(found ?? {}))
  for (const [name, value] of Object.entries(expected) as [string, number][]) {
    expect(relativeError(values.get(name) ?? Number.NaN, value)).toBeLessThan(tolerance)
  }
}

;(hasSharedData() ? describe : describe.skip)("real orders in the ledger", () => {
  it("CDNOW: fitted as directly, and the gate opens", async () => {
    const purchases = cdnowPurchases()
    await writeLedger(dataSource, [], purchases.map(asFixture))
    const customers = customersAt(purchases, "1997-09-30")
    const fit = await fitting.fit({ now: endOf("1997-09-30") })
    const direct = fitMbgNbd(customers)
    expect(fit).toMatchObject({
      data_from: "1997-01-01",
      data_until: "1997-09-30",
      history_days: 272,
      buyers: 2357,
      repeat_buyers: 946,
      status: "ok",
      spend: { status: "ok", customers: 946, left_out: 0 },
    })
    expectClose(fit.params, direct.params, 1e-7)
    expectClose(fit.standard_errors, direct.standardErrors ?? {}, 1e-6)
    expect(fit.log_likelihood).toBeCloseTo(direct.logLikelihood, 5)
    const plain = fitPoissonGamma(customers)
    expectClose(fit.poisson_gamma?.params ?? null, plain.params, 1e-7)
    expect(fit.likelihood_gain).toBeCloseTo(2 * (direct.logLikelihood - plain.logLikelihood), 4)
    // The ledger's means are rounded to four decimals.
    expectClose(fit.spend.params, fitGammaGamma(customers).params, 1e-5)

    expect(fit.gate.open).toBe(true)
    const found = new Map(fit.gate.checks.map((check) => [check.name, check.found]))
    expect(found.get("dropout")).toBeCloseTo(363.04, 2)
    expect(found.get("calibration")).toBeCloseTo(1.061, 3)
    const then = fitMbgNbd(customersAt(purchases, "1997-07-02"))
    expectClose(fit.calibration.params, then.params, 1e-7)
    const back = purchases.filter(({ day }) => day > "1997-07-02" && day <= "1997-09-30")
    const returned = new Set(back.map(({ person }) => person))
    expect(fit.calibration).toMatchObject({ people: 2357, actual: returned.size / 2357 })
    expect(fit.calibration.frequency.map((row) => row.people)).toEqual([
      1546, 432, 176, 84, 49, 26, 15, 29,
    ])
    const points = fit.tracking?.points ?? []
    expect(points.map(({ day }) => day)).toContain("1997-07-02")
    expect(points.at(-1)).toMatchObject({ day: "1997-09-30", actual: 2457 })
    expect(relativeError(points.at(-1)?.predicted ?? 0, 2457)).toBeLessThan(0.01)
  })

  it("CDNOW: the BG/NBD of the papers from the ledger", async () => {
    const purchases = cdnowPurchases()
    await writeLedger(dataSource, [], purchases.map(asFixture))
    const { settings: policy } = await new PolicyStore(dataSource).current()
    const { buyers } = await readModelLedger(dataSource, { policy, now: endOf("1997-09-30") })
    const histories = atOnce(gatheringHistories(buyers.map(({ tuples }) => tuples)))
    const { params } = atOnce(fittingDropout("bg-nbd", histories))
    expectClose(params, fitBgNbd(customersAt(purchases, "1997-09-30")).params, 1e-7)
    const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
    expectClose({ ...params, alpha: params.alpha / 7 }, published, 0.002)
  })

  it("CDNOW, all eighteen months: still open", async () => {
    await writeLedger(dataSource, [], cdnowPurchases().map(asFixture))
    const fit = await fitting.fit({ now: endOf("1998-06-30") })
    expect(fit).toMatchObject({ history_days: 545, repeat_buyers: 1139, gate: { open: true } })
    expect(await fits.inForce()).toMatchObject({ id: fit.id, model: "mbg-nbd" })
  })

  it("the wholesaler: nobody ever leaves, so the gate is shut and says so", async () => {
    await writeLedger(dataSource, [], wholesalePurchases().map(asFixture))
    await predictionOf("rmod_before")
    const fit = await fitting.fit({ now: endOf("2011-12-09") })
    expect(fit).toMatchObject({
      status: "degenerate",
      refusal: null,
      standard_errors: null,
      buyers: 4339,
      spend: { status: "ok" },
      calibration: { status: "degenerate", predicted: null, people: 3370 },
      tracking: null,
    })
    expect(fit.gate).toMatchObject({
      open: false,
      checks: [
        { name: "buyers", passed: true, found: 4339 },
        { name: "history", passed: true, found: 373 },
        { name: "fit", passed: false },
        { name: "dropout", passed: false, needed: 6 },
        { name: "calibration", passed: false, found: null },
      ],
    })
    expect(fit.likelihood_gain).toBeLessThan(1)
    expect(await predictions()).toHaveLength(0)
  })

  it("CDNOW: stops so often that nothing waits for long", async () => {
    await writeLedger(dataSource, [], cdnowPurchases().map(asFixture))
    const { settings: policy } = await new PolicyStore(dataSource).current()
    const ledger: ModelLedger = await readModelLedger(dataSource, {
      policy,
      now: endOf("1997-09-30"),
    })
    const steps: Steps<unknown> = fittingModels(ledger)
    let stops = 0
    while (!steps.next().done) {
      stops += 1
    }
    // Every iteration of every fit, and more.
    expect(stops).toBeGreaterThan(50)
  })
})
