import fc from "fast-check"
import type { DataSource } from "typeorm"
import { PostgresQueryRunner } from "typeorm/driver/postgres/PostgresQueryRunner"
import { policySchema, type PolicyInput } from "../../src/modules/retention/domain/policy/schema"
import { predict, type Prediction } from "../../src/modules/retention/domain/prediction/predict"
import { purchaseHistory } from "../../src/modules/retention/domain/prediction/purchase-history"
import type { ModelInForce } from "../../src/modules/retention/domain/prediction/types"
import { RetentionPrediction } from "../../src/modules/retention/entities"
import { plainDecimals } from "../../src/modules/retention/query/plain-decimals"
import { removeOrphans } from "../../src/modules/retention/store/people-statements"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { predictPeople } from "../../src/modules/retention/store/predictions/predict-people"
import { ModelRunStore } from "../../src/modules/retention/store/predictions/model-run-store"
import { OutlookReader } from "../../src/modules/retention/store/predictions/outlook-reader"
import { PredictionStore } from "../../src/modules/retention/store/predictions/prediction-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { withSessionLock } from "../../src/modules/retention/store/session-lock"
import { type ShopCase, shops } from "../helpers/arbitraries"
import { eventually } from "../helpers/eventually"
import { emptyLedger, type FixturePurchase, personId, writeLedger } from "../helpers/ledger-fixture"
import { loadShop, personId as drawnId } from "../helpers/load-shop"
import { storeModelFit } from "../helpers/store-model-fit"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString()

type Row = Prediction & { readonly person_id: string }

describe("predictions", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let predictions: PredictionStore
  let scoring: ScoringStore
  let policies: PolicyStore

  beforeAll(async () => {
    database = await createTestDatabase("predictions")
    dataSource = await openMigrated(database)
    predictions = new PredictionStore(dataSource, { batch: 4 })
    scoring = new ScoringStore(dataSource)
    policies = new PolicyStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function shop(purchases: readonly FixturePurchase[], policy: PolicyInput = {}) {
    await emptyLedger(dataSource)
    await policies.ensureSeed(policySchema.parse(policy), NOW)
    await writeLedger(dataSource, [], purchases)
  }

  /** All rows by person, without the moment. */
  async function stored(): Promise<Row[]> {
    const rows = await dataSource
      .getRepository(RetentionPrediction)
      .find({ order: { person_id: "ASC" } })
    return rows.map(({ predicted_at: _at, ...row }) => plainDecimals(RetentionPrediction, row))
  }

  const storedOf = async (name: string) =>
    (await stored()).find(({ person_id }) => person_id === personId(name))

  /** Twelve people: each bought this many days ago, and every second one twice. */
  const TWELVE = Array.from({ length: 12 }, (_, index) => [
    { person: `p${10 + index}`, at: daysAgo(400 - index * 20), amount: "12.5" },
    ...(index % 2 ? [{ person: `p${10 + index}`, at: daysAgo(30 + index), amount: "30" }] : []),
  ]).flat()

  describe("of everybody", () => {
    /** What the rules say of the buyers of a drawn shop. */
    function specified({ people, policy, now }: ShopCase, model: ModelInForce): Row[] {
      return people.flatMap(({ purchases }, index) => {
        const history = purchaseHistory(purchases, policy, model.time_zone, now)
        return history
          ? [{ person_id: drawnId(index), ...predict(model, history, policy, now) }]
          : []
      })
    }

    const positive = (min: number, max: number) =>
      fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp)
    const models = fc.record({
      params: fc.record({
        r: positive(0.1, 5),
        alpha: positive(1, 500),
        a: positive(0.05, 10),
        b: positive(0.05, 10),
      }),
      spend_params: fc.option(
        fc.record({ p: positive(0.5, 20), q: positive(0.5, 20), v: positive(1, 500) })
      ),
      time_zone: fc.constantFrom("UTC", "America/New_York", "Pacific/Kiritimati"),
    })
    const terms = fc.record({
      annual_discount_rate: fc.constantFrom(0, 0.1, 1),
      margin: fc.constantFrom(null, 0, 0.35),
    })

    it("are what the rules say of each, and are written once", async () => {
      await fc.assert(
        fc.asyncProperty(shops({ people: 25 }), models, terms, async (drawn, fit, by) => {
          const policy = { ...drawn.policy, ...by }
          const case_ = { ...drawn, policy }
          await emptyLedger(dataSource)
          await policies.ensureSeed(policy, drawn.now)
          await loadShop(dataSource, case_)
          const model = await storeModelFit(dataSource, {
            id: "rmod_1",
            ...fit,
            currency_code: policy.base_currency,
          })
          const expected = specified(case_, model)
          expect(await predictions.predictAll({ now: drawn.now })).toEqual({
            predicted: expected.length,
            written: expected.length,
          })
          expect(await stored()).toEqual(expected)
          expect(await predictions.predictAll({ now: () => drawn.now })).toEqual({
            predicted: expected.length,
            written: 0,
          })
          expect(await stored()).toEqual(expected)
        }),
        { numRuns: 40 }
      )
    })

    it("follow the model, the policy and the day, and leave alone what stays", async () => {
      await shop(TWELVE)
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const evening = new Date("2026-06-15T23:00:00Z")
      expect(await predictions.predictAll({ now: evening })).toEqual({ predicted: 12, written: 0 })
      const [{ predicted_at }] = await dataSource.query(
        "SELECT DISTINCT predicted_at FROM retention_prediction"
      )
      expect(predicted_at).toEqual(NOW)

      const settings = { margin: 0.5, annual_discount_rate: 0.2 }
      const edit = { settings, expected_version: 1, created_by: null, note: null }
      await policies.save(edit, NOW)
      expect(await predictions.predictAll({ now: NOW })).toMatchObject({ written: 12 })
      expect(await storedOf("p10")).toMatchObject(settings)

      await storeModelFit(dataSource, { id: "rmod_2", fitted_at: NOW })
      expect(await predictions.predictAll({ now: NOW })).toMatchObject({ written: 12 })
      expect(await predictions.predictAll({ now: new Date("2026-06-16T00:00:00Z") })).toMatchObject(
        {
          written: 12,
        }
      )
    })

    it("end with the purchases, with the person, and with the model", async () => {
      await shop(TWELVE)
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      await dataSource.query(
        "UPDATE retention_purchase SET canceled_at = $1 WHERE person_id = $2",
        [NOW, personId("p10")]
      )
      // In the middle of the batches, and behind the last of them.
      for (const [table, column] of [
        ["retention_purchase", "person_id"],
        ["retention_person", "id"],
      ]) {
        const gone = ["p13", "p21"].map(personId)
        await dataSource.query(`DELETE FROM ${table} WHERE ${column} = ANY ($1)`, [gone])
      }
      expect(await predictions.predictAll({ now: NOW })).toEqual({ predicted: 9, written: 3 })
      expect((await stored()).map(({ person_id }) => person_id)).toEqual(
        ["p11", "p12", "p14", "p15", "p16", "p17", "p18", "p19", "p20"].map(personId)
      )

      await storeModelFit(dataSource, { id: "rmod_2", fitted_at: NOW, open: false })
      expect(await predictions.predictAll({ now: NOW })).toEqual({ predicted: 0, written: 9 })
      expect(await stored()).toEqual([])
    })

    it("are nothing before the first fit", async () => {
      await shop(TWELVE)
      expect(await predictions.predictAll({ now: NOW })).toEqual({ predicted: 0, written: 0 })
    })

    it("wait for the model of the policy's currency, and stay as they are until then", async () => {
      await shop(TWELVE)
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const before = await stored()
      const edit = { expected_version: 1, created_by: null, note: null }
      await policies.save({ settings: { base_currency: "eur" }, ...edit }, NOW)
      expect(await predictions.predictAll({ now: NOW })).toEqual({ predicted: 0, written: 0 })
      expect(await stored()).toEqual(before)
    })

    it("go by the model of when a batch's turn comes", async () => {
      await shop(TWELVE)
      await storeModelFit(dataSource, { id: "rmod_1" })
      let asked = 0
      const now = () => {
        asked += 1
        return NOW
      }
      const refit = predictions.predictAll({ now })
      await eventually(() => Promise.resolve(asked > 0 ? true : null), "the first batch")
      await storeModelFit(dataSource, { id: "rmod_2", fitted_at: NOW })
      expect((await refit).predicted).toBe(12)
      // Whoever stored the fit has everybody predicted next; until then nobody is without.
      expect(await stored()).toHaveLength(12)
      await predictions.predictAll({ now: NOW })
      expect(new Set((await stored()).map((row) => row.model_fit_id))).toEqual(new Set(["rmod_2"]))
    })
  })

  describe("after an event", () => {
    const LATER = new Date("2026-06-16T09:00:00Z")

    beforeEach(async () => {
      await shop(TWELVE)
      await scoring.refit({ cause: "backfill", now: NOW })
      await scoring.score({ cause: "backfill", now: NOW })
    })

    const order = (person: string) =>
      writeLedger(dataSource, [], [{ person, at: "2026-06-16T08:00:00Z", amount: "50" }])

    it("are made anew of whom it touches, as they would be of everybody", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const before = await stored()
      await order("p12")
      await order("newcomer")
      await scoring.score({
        cause: "order",
        now: LATER,
        person_ids: ["p12", "newcomer"].map(personId),
      })
      const after = await stored()
      const touched = after.filter(({ person_id }) => /p12|newcomer/.test(person_id))
      expect(after.filter((row) => !touched.includes(row))).toEqual(
        before.filter(({ person_id }) => person_id !== personId("p12"))
      )
      expect(touched.map(({ frequency }) => frequency)).toEqual([0, 1])
      await predictions.predictAll({ now: LATER })
      const all = await stored()
      expect(touched).toEqual(all.filter(({ person_id }) => /p12|newcomer/.test(person_id)))
    })

    it("go with the last purchase that was cancelled", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const person_ids = [personId("p12")]
      await dataSource.query(
        "UPDATE retention_purchase SET canceled_at = $1 WHERE person_id = ANY ($2)",
        [NOW, person_ids]
      )
      await scoring.score({ cause: "cancellation", now: LATER, person_ids })
      expect(await storedOf("p12")).toBeUndefined()
      expect(await stored()).toHaveLength(11)
    })

    it("stay as they are where only time has passed", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const before = await stored()
      await scoring.score({ cause: "time", now: LATER, person_ids: [personId("p12")] })
      expect(await stored()).toEqual(before)
    })

    it("are none, at the cost of one look, while no model is in force", async () => {
      await storeModelFit(dataSource, { id: "rmod_1", open: false })
      await scoring.score({ cause: "order", now: LATER, person_ids: [personId("p12")] })
      expect(await stored()).toEqual([])
      const { settings: policy } = await policies.current()
      const asked = jest.spyOn(PostgresQueryRunner.prototype, "query")
      const request = { policy, now: LATER, person_ids: [personId("p12")] }
      await predictPeople(dataSource.manager, request)
      expect(asked).toHaveBeenCalledTimes(1)
      asked.mockRestore()
    })

    it("are taken away with a person that nothing carries any more", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const ids = [personId("p12")]
      await dataSource.query(
        `INSERT INTO retention_portrait SELECT (jsonb_populate_record(NULL::retention_portrait, $1)).*`,
        [JSON.stringify(await portrait(ids[0] ?? ""))]
      )
      await dataSource.query("DELETE FROM retention_purchase WHERE person_id = ANY ($1)", [ids])
      expect(await removeOrphans(dataSource.manager, ids)).toEqual(ids)
      expect(await storedOf("p12")).toBeUndefined()
      expect(await dataSource.query("SELECT person_id FROM retention_portrait")).toEqual([])
    })

    it("are one after two people have turned out to be one", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const [gone = "", stays = ""] = ["p12", "p14"].map(personId)
      await dataSource.query("UPDATE retention_purchase SET person_id = $2 WHERE person_id = $1", [
        gone,
        stays,
      ])
      await removeOrphans(dataSource.manager, [gone])
      await scoring.score({ cause: "merge", now: LATER, person_ids: [gone, stays] })
      expect(await storedOf("p12")).toBeUndefined()
      expect(await storedOf("p14")).toMatchObject({
        frequency: 1,
        recency_days: 40,
        age_days: 361,
        spend_mean: "12.5",
      })
    })

    it("of nobody go with the full scoring after it", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      await dataSource.query("DELETE FROM retention_person WHERE id = $1", [personId("p12")])
      await scoring.score({ cause: "fit", now: NOW })
      expect(await storedOf("p12")).toBeUndefined()
      expect(await stored()).toHaveLength(11)
    })

    it("see what came in between the reading and the writing of everybody's", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const blocker = dataSource.createQueryRunner()
      await blocker.startTransaction()
      // The batch has read the ledger when it comes to write this row.
      await blocker.query("SELECT FROM retention_prediction WHERE person_id = $1 FOR UPDATE", [
        personId("p12"),
      ])
      const everybody = predictions.predictAll({ now: LATER })
      await waitersAre(1)
      await order("p12")
      const event = scoring.score({
        cause: "order",
        now: LATER,
        person_ids: [personId("p12")],
      })
      await waitersAre(2)
      // Who is not in the batch waits for nobody.
      const other = { cause: "order", now: LATER, person_ids: [personId("p20")] } as const
      expect(await scoring.score(other)).toMatchObject({ scored: 1 })
      await blocker.commitTransaction()
      await blocker.release()
      await Promise.all([everybody, event])
      expect(await storedOf("p12")).toMatchObject({ frequency: 1, spend_mean: "50" })
    })

    async function waitersAre(count: number): Promise<void> {
      await eventually(async () => {
        const rows = await dataSource.query<unknown[]>(
          `SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`
        )
        return rows.length >= count ? true : null
      }, `${count} wait for a lock`)
    }

    /** A row with something in each column that must have it. */
    async function portrait(person_id: string): Promise<Record<string, unknown>> {
      const columns = await dataSource.query<{ name: string; type: string }[]>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
          WHERE table_name = 'retention_portrait' AND is_nullable = 'NO'`
      )
      const plain = (type: string) =>
        type.startsWith("timestamp") ? NOW : type === "jsonb" || type === "ARRAY" ? [] : "0"
      return {
        ...Object.fromEntries(columns.map(({ name, type }) => [name, plain(type)])),
        person_id,
      }
    }
  })

  describe("on a person's page", () => {
    const DOLLARS = { base_currency: "usd" }

    beforeEach(async () => {
      await shop(TWELVE)
    })

    const outlookOf = (name: string, policy = DOLLARS) =>
      new OutlookReader(dataSource).of(personId(name), policy)
    const chancesOf = (name: string, now = NOW) =>
      new OutlookReader(dataSource).chances(personId(name), now)

    it("are there for a buyer, with the model they come from", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await predictions.predictAll({ now: NOW })
      const { prediction, model } = await outlookOf("p11")
      expect({ ...prediction, person_id: personId("p11") }).toEqual({
        ...(await storedOf("p11")),
        predicted_at: NOW,
      })
      expect(model).toEqual({
        id: "rmod_1",
        fitted_at: new Date("2026-06-15T01:00:00Z"),
        open: true,
        failed: [],
        spend_ok: true,
      })
      expect(await outlookOf("nobody")).toMatchObject({ prediction: null, model: { open: true } })
      expect(await outlookOf("p11", { base_currency: "eur" })).toMatchObject({ prediction: null })
    })

    it("are none before the first fit, and with a model that does not pass the gate", async () => {
      expect(await outlookOf("p11")).toEqual({ prediction: null, model: null })
      expect(await chancesOf("p11")).toBeNull()
      await storeModelFit(dataSource, { id: "rmod_1", spend_params: null })
      await predictions.predictAll({ now: NOW })
      expect(await outlookOf("p11")).toMatchObject({
        prediction: { clv: null },
        model: { spend_ok: false },
      })
      // Rows of the fit before may still be there at this moment.
      await storeModelFit(dataSource, { id: "rmod_2", fitted_at: NOW, open: false })
      expect(await outlookOf("p11")).toMatchObject({
        prediction: null,
        model: { id: "rmod_2", open: false, failed: ["buyers"] },
      })
      expect(await chancesOf("p11")).toBeNull()
    })

    it("tell of the past: today's chance is the prediction's, in the model's days", async () => {
      await storeModelFit(dataSource, { id: "rmod_1", time_zone: "Pacific/Kiritimati" })
      await scoring.refit({ cause: "backfill", now: NOW })
      await predictions.predictAll({ now: NOW })
      const chances = await chancesOf("p11")
      expect(chances).toMatchObject({
        model_fit_id: "rmod_1",
        horizon_days: 90,
        // Fourteen hours ahead.
        today: "2026-06-16",
      })
      const today = chances?.points.find(({ day }) => day === chances.today)
      expect(today?.chance).toBe((await storedOf("p11"))?.chance_90)
      // 380 days ago, in that zone; half of the lost limit of 365 days ahead.
      expect(chances?.points[0]?.day).toBe("2025-06-01")
      expect(chances?.points.at(-1)?.day).toBe("2026-12-16")
    })

    it("tell nothing of one who has not bought", async () => {
      await storeModelFit(dataSource, { id: "rmod_1" })
      await writeLedger(
        dataSource,
        ["prospect"],
        [
          { person: "sorry", at: daysAgo(10), canceled_at: daysAgo(9) },
          { person: "soon", at: daysAgo(-10) },
        ]
      )
      for (const name of ["prospect", "sorry", "soon"]) {
        expect(await chancesOf(name)).toBeNull()
      }
    })
  })

  describe("with their model", () => {
    let runs: ModelRunStore

    beforeEach(async () => {
      runs = new ModelRunStore(dataSource)
      await shop(TWELVE)
    })

    it("are due when the shop was measured or the policy edited since", async () => {
      expect(await runs.isDue()).toBe(false)
      await scoring.refit({ cause: "backfill", now: NOW })
      expect(await runs.isDue()).toBe(true)
      const fitted = (minutes: number, policy_version: number) => ({
        id: `rmod_${minutes}`,
        fitted_at: new Date(NOW.getTime() + minutes * 60_000),
        policy_version,
      })
      await runs.done(fitted(1, 1), NOW)
      expect(await runs.isDue()).toBe(false)
      await scoring.refit({ cause: "nightly", now: new Date(NOW.getTime() + 120_000) })
      expect(await runs.isDue()).toBe(true)
      await runs.done(fitted(3, 1), NOW)
      expect(await runs.isDue()).toBe(false)
      const edit = { expected_version: 1, created_by: null, note: null }
      await policies.save({ settings: { margin: 0.5 }, ...edit }, NOW)
      expect(await runs.isDue()).toBe(true)
      await runs.done(fitted(3, 2), NOW)
      expect(await runs.isDue()).toBe(false)
    })

    it.each(["backfill", "nightly"])(
      "are not due while a %s runs, which ends with them",
      async (name) => {
        await scoring.refit({ cause: "backfill", now: NOW })
        const told = await withSessionLock(dataSource, name, async () => ({
          due: await runs.isDue(),
        }))
        expect([told, await runs.isDue()]).toEqual([{ due: false }, true])
      }
    )

    it("are refreshed by one at a time", async () => {
      const other = new ModelRunStore(dataSource)
      const told = await runs.alone(async () => ({
        inside: await other.alone(() => Promise.resolve({ ran: true })),
      }))
      expect(told).toEqual({ inside: undefined })
      expect(await other.alone(() => Promise.resolve({ ran: true }))).toEqual({ ran: true })
    })
  })
})
