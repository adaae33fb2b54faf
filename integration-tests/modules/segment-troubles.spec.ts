import type { DataSource } from "typeorm"
import type { CustomField, RuleNode } from "../../src/modules/retention/domain/segments"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { switchOff } from "../../src/modules/retention/store/segment-sync/switch-sync"
import { MembershipStore } from "../../src/modules/retention/store/segments/membership-store"
import { SegmentRules } from "../../src/modules/retention/store/segments/segment-rules"
import type { FixturePurchase } from "../helpers/ledger-fixture"
import { SegmentShop } from "../helpers/segment-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const daysAgo = (days: number) => later(-days).toISOString()

const FIXED = {
  stage: { method: "fixed", fixed_days: { at_risk: 60, dormant: 120, lost: 200 } },
} as const
const SHOP: FixturePurchase[] = [
  { person: "ann", at: daysAgo(3), amount: "20" },
  { person: "bob", at: daysAgo(90), amount: "30" },
  { person: "cat", at: daysAgo(150), amount: "40" },
]
const ONCE: RuleNode = { field: "purchase_count", operator: "eq", value: 1 }

/** Fails by nothing that a rule can be blamed for. */
const UNLUCKY: CustomField = {
  name: "x_unlucky",
  kind: "integer",
  label: { en: "Luck", zhCN: "运气" },
  rows: "SELECT id AS person_id, retention_test_fail() AS value FROM retention_person",
}

/** Takes a moment for each person. */
const SLOW: CustomField = {
  ...UNLUCKY,
  name: "x_slow",
  rows: "SELECT id AS person_id, length(pg_sleep(0.15)::text) AS value FROM retention_person",
}

describe("segments, where something comes in between", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: SegmentShop

  beforeAll(async () => {
    database = await createTestDatabase("segment_troubles")
    dataSource = await openMigrated(database)
    await dataSource.query(
      `CREATE FUNCTION retention_test_fail() RETURNS integer LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'out of luck' USING ERRCODE = '40001'; END $$`
    )
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  beforeEach(async () => {
    shop = new SegmentShop(dataSource, NOW, [UNLUCKY, SLOW])
    await shop.fill(FIXED, ["eve"], SHOP)
  })

  const refreshAll = (when: "always" | "due" = "always") =>
    shop.memberships.refreshAll({ now: shop.now, cause: "night", when })

  it("are not deleted before those are taken out of a group who are to be", async () => {
    const id = await shop.make("Once", ONCE)
    await dataSource.query(
      `INSERT INTO retention_segment_group
              (segment_id, customer_group_id, enabled, status, created_at, updated_at)
       VALUES ($1, 'cusgroup_1', TRUE, 'in_sync', now(), now())`,
      [id]
    )
    await dataSource.query(
      `INSERT INTO retention_segment_group_member (segment_id, customer_id, state, at)
       VALUES ($1, 'cus_ann', 'added', now())`,
      [id]
    )
    await dataSource.transaction((manager) =>
      switchOff(manager, { segment_id: id, take_out: true }, NOW)
    )
    await expect(shop.segments.remove(id)).rejects.toMatchObject({
      type: "conflict",
      message: expect.stringContaining("still taking its people out") as string,
    })
    await dataSource.query("DELETE FROM retention_segment_group_member")
    await shop.segments.remove(id)
    expect(await dataSource.query("SELECT FROM retention_segment_group")).toEqual([])
  })

  it("are not there by an id that no database can be asked for", async () => {
    const evaluated = shop.memberships.evaluate("rseg_\0", { now: NOW })
    await expect(evaluated).rejects.toMatchObject({ type: "not_found" })
  })

  it("go on where one fails, and that one is due", async () => {
    const unlucky = await shop.segments.create(
      { name: "Unlucky", rule: { version: 1, where: { field: "x_unlucky", operator: "set" } } },
      NOW
    )
    const { id } = await shop.segments.create(
      { name: "Once", rule: { version: 1, where: ONCE } },
      NOW
    )
    const run = await refreshAll()
    expect(run.failed).toEqual([
      { segment_id: unlucky.id, message: "could not be evaluated: out of luck" },
    ])
    expect(await shop.members(id)).toEqual(["ann", "bob", "cat"])
    expect(await shop.segments.retrieve(unlucky.id)).toMatchObject({
      problem: null,
      evaluated_at: null,
    })
    await shop.segments.archive(id, NOW)
    await expect(refreshAll()).rejects.toThrow("out of luck")
  })

  it("stop alone where a rule takes too long, which is tried again by night", async () => {
    const slow = await shop.make("Slow", { field: "x_slow", operator: "set" })
    const once = await shop.make("Once", ONCE)
    const limits = { everybody_ms: 250, some_ms: 100 }
    const hasty = new MembershipStore(dataSource, new SegmentRules([SLOW]), limits)
    await shop.buys({ person: "eve", at: daysAgo(1) })
    const run = await hasty.evaluateWaiting({ now: NOW })
    const message = "took too long to evaluate; ask for less at once"
    expect(run.failed).toEqual([{ segment_id: slow, message }])
    expect(await shop.members(once)).toEqual(["ann", "bob", "cat", "eve"])
    expect(await shop.segments.retrieve(slow)).toMatchObject({
      members: 4,
      problem: { kind: "too_slow" },
    })
    expect((await refreshAll("due")).touched).toEqual([])
    const night = await hasty.refreshAll({ now: NOW, cause: "night" })
    expect(night.failed).toEqual([{ segment_id: slow, message }])
    expect((await refreshAll()).failed).toEqual([])
    expect(await shop.segments.retrieve(slow)).toMatchObject({ members: 4, problem: null })
  })

  it("are found anew once everybody was scored by another policy, and nobody is told", async () => {
    const dormant = await shop.make("Dormant", {
      field: "stage",
      operator: "in",
      value: ["dormant"],
    })
    expect(await shop.members(dormant)).toEqual(["cat"])
    const stage = { method: "fixed", fixed_days: { at_risk: 60, dormant: 80, lost: 200 } }
    await new PolicyStore(dataSource).save(
      { settings: { stage }, expected_version: 1, created_by: null, note: null },
      NOW
    )
    await shop.scoring.refit({ cause: "policy", now: NOW })
    // The sweep comes by before everybody is scored.
    shop.now = new Date(NOW.getTime() + 1000)
    await refreshAll("due")
    expect(await shop.members(dormant)).toEqual(["cat"])
    await shop.scoring.score({ cause: "policy", now: shop.now })
    await shop.memberships.policyActed()
    const run = await refreshAll("due")
    expect(await shop.moves(dormant)).toEqual([["bob", "entered", "rule"]])
    expect(await shop.told(run.run_id)).toEqual([])
    expect((await refreshAll("due")).touched).toEqual([])
  })
})
