import type { DataSource } from "typeorm"
import type { PolicyInput } from "../../src/modules/retention/domain/policy/schema"
import type { CustomField, RuleNode } from "../../src/modules/retention/domain/segments"
import { PeopleStore } from "../../src/modules/retention/store/people-store"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { WatermarkStore } from "../../src/modules/retention/store/watermark-store"
import { lockMemberships } from "../../src/modules/retention/store/segments/membership-lock"
import { eventually } from "../helpers/eventually"
import { type FixturePurchase, personId } from "../helpers/ledger-fixture"
import { mappedCustomer } from "../helpers/mapped"
import { SegmentShop } from "../helpers/segment-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const daysAgo = (days: number) => later(-days).toISOString()

const FIXED: PolicyInput = {
  stage: { method: "fixed", fixed_days: { at_risk: 60, dormant: 120, lost: 200 } },
}

/** Two who bought twice, two who bought once, and one who never did. */
const SHOP: FixturePurchase[] = [
  { person: "ann", at: daysAgo(50), amount: "10" },
  { person: "ann", at: daysAgo(3), amount: "20.5" },
  { person: "bob", at: daysAgo(90), amount: "30.25" },
  { person: "cat", at: daysAgo(380), amount: "7" },
  { person: "cat", at: daysAgo(150), amount: "5" },
  { person: "dan", at: daysAgo(300), amount: "100" },
]

const ONCE: RuleNode = { field: "purchase_count", operator: "eq", value: 1 }
const TWICE: RuleNode = { field: "purchase_count", operator: "gte", value: 2 }
const LATELY: RuleNode = { field: "last_purchase_at", operator: "in_last", value: 3 }
const POINTS: CustomField = {
  name: "x_points",
  kind: "integer",
  label: { en: "Points", zhCN: "积分" },
  rows: "SELECT id AS person_id, 1 AS value FROM retention_person",
}
/** Tells by which means the rows of everybody are joined. */
const LOOPS: CustomField = {
  ...POINTS,
  name: "x_loops",
  kind: "text",
  rows: "SELECT id AS person_id, current_setting('enable_nestloop') AS value FROM retention_person",
}
/** Works for everybody but the one called `boom`. */
const FRAGILE: CustomField = {
  ...POINTS,
  name: "x_fragile",
  rows: "SELECT id AS person_id, 1 / (CASE WHEN id = 'rper_boom' THEN 0 ELSE 1 END) AS value FROM retention_person",
}

describe("memberships", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: SegmentShop

  beforeAll(async () => {
    database = await createTestDatabase("memberships")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  beforeEach(async () => {
    shop = new SegmentShop(dataSource, NOW, [POINTS, FRAGILE, LOOPS])
    await shop.fill(FIXED, ["eve"], SHOP)
  })

  const row = (id: string) => shop.segments.retrieve(id)
  const refreshAll = (when: "always" | "due" = "always") =>
    shop.memberships.refreshAll({ now: shop.now, cause: "night", when })

  it("are found without going through all rows again for each person", async () => {
    const looping = await shop.make("On", { field: "x_loops", operator: "in", value: ["on"] })
    expect(await shop.members(looping)).toEqual([])
    const hashing = await shop.make("Off", { field: "x_loops", operator: "in", value: ["off"] })
    expect(await shop.members(hashing)).toHaveLength(5)
  })

  it("are found for everybody first, and nobody is told to have come", async () => {
    const once = await shop.make("Once", ONCE)
    expect(await shop.members(once)).toEqual(["bob", "dan"])
    expect(await shop.moves(once)).toEqual([])
    expect(await shop.days(once)).toEqual({ "2026-06-15": "2/0/0" })
    expect(await row(once)).toMatchObject({
      members: 2,
      revenue: "130.25",
      currency_code: "usd",
      evaluated_at: NOW,
      measured_at: NOW,
      evaluated_revision: 1,
      problem: null,
    })
  })

  it("wait for the first fit", async () => {
    await dataSource.query("TRUNCATE retention_fit, retention_profile")
    const once = await shop.make("Once", ONCE)
    expect(await row(once)).toMatchObject({ members: 0, evaluated_at: null })
    await shop.scoring.refit({ cause: "backfill", now: NOW })
    await shop.scoring.score({ cause: "backfill", now: NOW })
    await shop.memberships.refreshAll({ now: NOW, cause: "backfill" })
    expect(await shop.members(once)).toEqual(["bob", "dan"])
    expect(await shop.moves(once)).toEqual([])
  })

  it("follow who enters, leaves and comes back, and tell it", async () => {
    const once = await shop.make("Once", ONCE)
    const twice = await shop.make("Twice", TWICE)
    shop.now = later(1)
    await shop.buys({ person: "eve", at: daysAgo(0), order_id: "first" })
    expect(await shop.memberships.waiting()).toBe(1)
    const first = await shop.evaluateWaiting()
    expect(first).toMatchObject({ entered: 1, exited: 0, failed: [] })
    expect(first.touched).toEqual([{ segment_id: once, person_ids: [personId("eve")] }])
    expect(await shop.told(first.run_id)).toEqual(["eve entered"])
    expect(await shop.memberships.waiting()).toBe(0)

    shop.now = later(2)
    await shop.buys({ person: "eve", at: later(1).toISOString(), order_id: "second" })
    const second = await shop.evaluateWaiting()
    expect((await shop.told(second.run_id)).sort()).toEqual(["eve entered", "eve exited"])
    expect(await shop.members(once)).toEqual(["bob", "dan"])
    expect(await shop.members(twice)).toEqual(["ann", "cat", "eve"])

    shop.now = later(3)
    await dataSource.query("DELETE FROM retention_purchase WHERE order_id = 'second'")
    await shop.score("eve")
    await shop.evaluateWaiting()
    expect(await shop.moves(once)).toEqual([
      ["eve", "entered", "change"],
      ["eve", "exited", "change"],
      ["eve", "entered", "change"],
    ])
    expect(await shop.days(once)).toEqual({
      "2026-06-15": "2/0/0",
      "2026-06-16": "3/1/0",
      "2026-06-17": "2/0/1",
      "2026-06-18": "3/1/0",
    })
    const [left] = await dataSource.query(
      "SELECT entered_at, occurred_at FROM retention_segment_move WHERE kind = 'exited' AND segment_id = $1",
      [once]
    )
    expect(left).toEqual({ entered_at: later(1), occurred_at: later(2) })
    expect((await row(once)).members).toBe(3)
    expect(await shop.evaluateWaiting()).toMatchObject({ entered: 0, exited: 0, touched: [] })
  })

  it("are found for all who ask at once by one of them, on one connection", async () => {
    const once = await shop.make("Once", ONCE)
    const holder = dataSource.createQueryRunner()
    await holder.startTransaction()
    await lockMemberships(holder.manager)
    await shop.buys({ person: "eve", at: daysAgo(0) })
    const asked = Array.from({ length: 6 }, () => shop.evaluateWaiting())
    const waiting = () =>
      holder.query(
        `SELECT count(*)::integer AS waiting FROM pg_locks
          WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
      ) as Promise<{ waiting: number }[]>
    const isWaiting = async () => ((await waiting())[0]?.waiting === 0 ? null : true)
    await eventually(isWaiting, "somebody who waits for the lock")
    // A connection is left for whoever else needs one.
    await dataSource.query("SELECT 1")
    expect(await waiting()).toEqual([{ waiting: 1 }])
    await holder.commitTransaction()
    await holder.release()
    const runs = await Promise.all(asked)
    expect(runs.map(({ entered }) => entered).sort()).toEqual([0, 0, 0, 0, 0, 1])
    expect(await shop.members(once)).toEqual(["bob", "dan", "eve"])
  })

  it("are found anew by an edited rule, and nobody is told", async () => {
    const id = await shop.make("Some", ONCE)
    await shop.segments.update(id, { rule: { version: 1, where: TWICE } }, NOW)
    // An event meanwhile must not mix members of the one rule with those of the other.
    await shop.score("ann", "bob")
    await shop.evaluateWaiting()
    expect(await shop.members(id)).toEqual(["bob", "dan"])
    const run = await refreshAll("due")
    expect(run).toMatchObject({ entered: 2, exited: 2 })
    expect(await shop.members(id)).toEqual(["ann", "cat"])
    expect(new Set((await shop.moves(id)).map(([, , cause]) => cause))).toEqual(new Set(["rule"]))
    expect(await shop.told(run.run_id)).toEqual([])
    expect(await shop.days(id)).toEqual({ "2026-06-15": "2/0/0" })
    expect(await refreshAll("due")).toMatchObject({ touched: [] })
  })

  it("by days turn at midnight of the policy's zone", async () => {
    const id = await shop.make("Lately", LATELY)
    expect(await shop.members(id)).toEqual(["ann"])
    shop.now = new Date("2026-06-15T23:59:59Z")
    expect(await refreshAll("due")).toMatchObject({ touched: [] })
    shop.now = new Date("2026-06-16T00:00:00Z")
    const run = await refreshAll("due")
    expect(await shop.told(run.run_id)).toEqual(["ann exited"])
    expect(await shop.moves(id)).toEqual([["ann", "exited", "night"]])
    expect(await shop.days(id)).toEqual({ "2026-06-15": "1/0/0", "2026-06-16": "0/0/1" })
  })

  it("are due after a fit and after a refresh of the models", async () => {
    await shop.make("Once", ONCE)
    const touched = async () => (await refreshAll("due")).touched.length
    shop.now = new Date(NOW.getTime() + 1000)
    await shop.scoring.refit({ cause: "nightly", now: shop.now })
    shop.now = new Date(NOW.getTime() + 2000)
    expect(await touched()).toBe(1)
    await new WatermarkStore(dataSource).set("models", {}, new Date(NOW.getTime() + 3000))
    expect(await touched()).toBe(1)
    shop.now = new Date(NOW.getTime() + 4000)
    expect(await touched()).toBe(1)
    expect(await touched()).toBe(0)
  })

  it("by another policy are found anew, and nobody is told", async () => {
    const id = await shop.make("Dormant", { field: "stage", operator: "in", value: ["dormant"] })
    expect(await shop.members(id)).toEqual(["cat"])
    const change = { expected_version: 1, created_by: null, note: null }
    const stage = { method: "fixed", fixed_days: { at_risk: 60, dormant: 80, lost: 200 } }
    await new PolicyStore(dataSource).save({ settings: { stage }, ...change }, NOW)
    await shop.scoring.refit({ cause: "policy", now: NOW })
    await shop.scoring.score({ cause: "policy", now: NOW })
    const run = await refreshAll("due")
    expect(await shop.moves(id)).toEqual([["bob", "entered", "rule"]])
    expect(await shop.told(run.run_id)).toEqual([])
  })

  it("stand still where a field is gone, and others go on", async () => {
    const points = await shop.make("Points", { field: "x_points", operator: "eq", value: 1 })
    const once = await shop.make("Once", ONCE)
    const without = new SegmentShop(dataSource, later(1))
    await dataSource.query("DELETE FROM retention_purchase WHERE person_id = 'rper_bob'")
    await without.score("bob")
    expect(await without.evaluateWaiting()).toMatchObject({ exited: 1, failed: [] })
    expect(await shop.members(once)).toEqual(["dan"])
    expect(await row(points)).toMatchObject({
      members: 5,
      evaluated_at: NOW,
      problem: { kind: "unknown_field", field: "x_points", path: "rule.where.field" },
    })
    await without.memberships.refreshAll({ now: without.now, cause: "night" })
    expect(await row(points)).toMatchObject({ evaluated_at: NOW, members: 5 })
    expect(await shop.moves(points)).toEqual([])

    // Back again: found anew, like by an edited rule.
    shop.now = later(2)
    await dataSource.query("DELETE FROM retention_person WHERE id = 'rper_eve'")
    await dataSource.query("DELETE FROM retention_profile WHERE person_id = 'rper_eve'")
    await dataSource.query(
      `INSERT INTO retention_person (id, email) VALUES ('rper_fay', 'fay@example.com')`
    )
    await shop.score("fay")
    await refreshAll("due")
    expect(await row(points)).toMatchObject({ problem: null, members: 5, evaluated_at: later(2) })
    // Nobody leaves who was removed.
    expect(await shop.moves(points)).toEqual([["fay", "entered", "rule"]])
  })

  it("stop alone where their own SQL fails", async () => {
    const fragile = await shop.make("Fragile", { field: "x_fragile", operator: "eq", value: 1 })
    const once = await shop.make("Once", ONCE)
    const twice = await shop.make("Twice", TWICE)
    await shop.buys({ person: "boom", at: daysAgo(1) })
    const run = await shop.evaluateWaiting()
    expect(run.failed).toEqual([
      { segment_id: fragile, message: "could not be evaluated: division by zero" },
    ])
    expect(await shop.members(once)).toEqual(["bob", "boom", "dan"])
    expect(await shop.members(twice)).toEqual(["ann", "cat"])
    expect(await row(fragile)).toMatchObject({ members: 5, problem: { kind: "invalid_rule" } })
    expect((await refreshAll()).failed).toHaveLength(1)
    expect(await shop.members(once)).toEqual(["bob", "boom", "dan"])
    await dataSource.query("UPDATE retention_person SET id = 'rper_calm' WHERE id = 'rper_boom'")
    await dataSource.query(
      "UPDATE retention_profile SET person_id = 'rper_calm' WHERE person_id = 'rper_boom'"
    )
    expect((await refreshAll("due")).failed).toEqual([])
    expect(await row(fragile)).toMatchObject({ members: 6, problem: null })
  })

  it("stay as they were while archived", async () => {
    const id = await shop.make("Once", ONCE)
    await shop.segments.archive(id, NOW)
    await shop.buys({ person: "eve", at: daysAgo(0) })
    await shop.evaluateWaiting()
    await refreshAll()
    expect(await shop.members(id)).toEqual(["bob", "dan"])
    await expect(shop.memberships.evaluate(id, { now: NOW })).rejects.toThrow("is archived")
    await shop.segments.restore(id, NOW)
    await refreshAll("due")
    expect(await shop.members(id)).toEqual(["bob", "dan", "eve"])
    expect(await shop.moves(id)).toEqual([["eve", "entered", "rule"]])
  })

  it("go with their person", async () => {
    const people = new PeopleStore(dataSource)
    const customers = [mappedCustomer("cus_eve", "eve@example.com")]
    await people.syncCustomers({ customers, problems: [], missing_ids: [] }, NOW)
    await shop.score("eve")
    const id = await shop.make("Never", { field: "purchase_count", operator: "eq", value: 0 })
    await dataSource.query(
      `INSERT INTO retention_segment_move (segment_id, person_id, kind, occurred_at, cause, run_id)
       VALUES ($1, 'rper_eve', 'entered', now(), 'change', 'rrun_1')`,
      [id]
    )
    expect((await row(id)).members).toBe(1)
    await shop.score("eve")
    await people.syncCustomers({ customers: [], problems: [], missing_ids: ["cus_eve"] }, NOW)
    expect(await shop.members(id)).toEqual([])
    expect(await shop.moves(id)).toEqual([])
    expect((await row(id)).members).toBe(0)
    expect(await shop.evaluateWaiting()).toMatchObject({ entered: 0, exited: 0 })
  })

  it("follow a customer group that somebody was put into", async () => {
    const id = await shop.make("Club", {
      field: "customer_groups",
      operator: "any_of",
      value: ["cusgroup_1"],
    })
    const people = new PeopleStore(dataSource)
    const sync = (group_ids: string[]) =>
      people.syncCustomers(
        {
          customers: [{ ...mappedCustomer("cus_ann", "ann@example.com"), group_ids }],
          problems: [],
          missing_ids: [],
        },
        NOW
      )
    await sync([])
    await shop.evaluateWaiting()
    await dataSource.query("TRUNCATE retention_unscored")
    await sync(["cusgroup_1"])
    expect(await shop.scoring.waiting()).toBe(0)
    const run = await shop.evaluateWaiting()
    expect(await shop.told(run.run_id)).toEqual(["ann entered"])
    expect(await shop.members(id)).toEqual(["ann"])
    await sync(["cusgroup_1"])
    expect(await shop.memberships.waiting()).toBe(0)
  })

  it("are the same by events as by a pass over everybody", async () => {
    const rules: RuleNode[] = [
      ONCE,
      TWICE,
      LATELY,
      { not: LATELY },
      { field: "stage", operator: "not_in", value: ["lost", "prospect"] },
      { or: [{ field: "revenue", operator: "gt", value: "25", window: { in_last: 60 } }, ONCE] },
      { and: [{ field: "orders", operator: "eq", value: 0, window: { in_last: 30 } }, TWICE] },
      { field: "total_revenue", operator: "between", value: ["1", "40"] },
    ]
    const ids = []
    for (const [index, where] of rules.entries()) {
      ids.push(await shop.make(`Rule ${index}`, where))
    }
    const names = ["ann", "bob", "cat", "dan", "eve", "fay", "gus"]
    for (let step = 0; step < 12; step += 1) {
      const person = names[(step * 5) % names.length] ?? "ann"
      await shop.buys({ person, at: daysAgo((step * 37) % 90), amount: String(step * 4) })
      if (step % 3 === 2) {
        await dataSource.query(
          "DELETE FROM retention_purchase WHERE person_id = $1 AND net_amount > 20",
          [personId(person)]
        )
        await shop.score(person)
      }
      await shop.evaluateWaiting()
    }
    const before = await Promise.all(ids.map((id) => shop.members(id)))
    expect(before.filter(({ length }) => length > 0).length).toBeGreaterThan(5)
    expect(await refreshAll()).toMatchObject({ entered: 0, exited: 0 })
    for (const id of ids) {
      expect((await row(id)).members).toBe((await shop.members(id)).length)
    }
  })

  describe("with others at work", () => {
    it("are written by one at a time, and each move once", async () => {
      const id = await shop.make("Once", ONCE)
      await shop.buys({ person: "eve", at: daysAgo(0) })
      const other = new SegmentShop(dataSource, NOW, [POINTS, FRAGILE, LOOPS])
      await Promise.all([
        shop.evaluateWaiting(),
        other.evaluateWaiting(),
        refreshAll(),
        refreshAll(),
      ])
      expect(await shop.members(id)).toEqual(["bob", "dan", "eve"])
      expect(await shop.moves(id)).toHaveLength(1)
      expect((await row(id)).members).toBe(3)
    })

    it("leave to the next one whom somebody is just changing", async () => {
      const id = await shop.make("Once", ONCE)
      await shop.score("eve")
      const runner = dataSource.createQueryRunner()
      await runner.startTransaction()
      // A scoring that has come as far as its mark, which it finds there already.
      await runner.query(
        "UPDATE retention_profile SET purchase_count = 1 WHERE person_id = 'rper_eve'"
      )
      await runner.query(
        `INSERT INTO retention_unsegmented VALUES ('rper_eve')
         ON CONFLICT (person_id) DO UPDATE SET person_id = excluded.person_id`
      )
      await shop.evaluateWaiting()
      await runner.commitTransaction()
      await runner.release()
      expect(await shop.members(id)).toEqual(["bob", "dan"])
      expect(await shop.memberships.waiting()).toBe(1)
      await shop.evaluateWaiting()
      expect(await shop.members(id)).toEqual(["bob", "dan", "eve"])
    })

    it("end by the rule that was saved while they were found by the one before", async () => {
      const id = await shop.make("Once", ONCE)
      const runner = dataSource.createQueryRunner()
      await runner.startTransaction()
      // Holds the pass up after it has read the rule.
      await runner.query("LOCK TABLE retention_segment_member IN EXCLUSIVE MODE")
      const pass = refreshAll()
      await eventually(async () => {
        const waiting = await dataSource.query<unknown[]>(
          `SELECT FROM pg_locks WHERE NOT granted AND relation = 'retention_segment_member'::regclass`
        )
        return waiting.length > 0 ? true : null
      }, "a pass that waits")
      await shop.segments.update(id, { rule: { version: 1, where: TWICE } }, NOW)
      await runner.commitTransaction()
      await runner.release()
      await pass
      expect(await shop.members(id)).toEqual(["bob", "dan"])
      await refreshAll("due")
      expect(await shop.members(id)).toEqual(["ann", "cat"])
    })

    it("are not begun by the sweep while the night's work runs", async () => {
      await shop.make("Once", ONCE)
      shop.now = later(1)
      const runner = dataSource.createQueryRunner()
      await runner.query("SELECT pg_advisory_lock(hashtext('retention'), hashtext('nightly'))")
      expect((await refreshAll("due")).touched).toEqual([])
      await runner.query("SELECT pg_advisory_unlock(hashtext('retention'), hashtext('nightly'))")
      await runner.release()
      expect((await refreshAll("due")).touched).toHaveLength(1)
    })
  })
})
