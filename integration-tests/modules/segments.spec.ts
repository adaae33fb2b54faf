import type { DataSource } from "typeorm"
import type { RuleNode } from "../../src/modules/retention/domain/segments"
import { PRESETS } from "../../src/modules/retention/domain/segments"
import { ProfileDetailReader } from "../../src/modules/retention/store/profile-detail-reader"
import { ProfileReader } from "../../src/modules/retention/store/profile-reader"
import { MembersReader } from "../../src/modules/retention/store/segments/members-reader"
import { SegmentHistoryReader } from "../../src/modules/retention/store/segments/segment-history-reader"
import { SegmentMovesReader } from "../../src/modules/retention/store/segments/segment-moves-reader"
import { SegmentReader } from "../../src/modules/retention/store/segments/segment-reader"
import { type FixturePurchase, personId } from "../helpers/ledger-fixture"
import { SegmentShop } from "../helpers/segment-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const daysAgo = (days: number) => later(-days).toISOString()

const SHOP: FixturePurchase[] = [
  { person: "ann", at: daysAgo(50), amount: "10" },
  { person: "ann", at: daysAgo(3), amount: "20" },
  { person: "bob", at: daysAgo(90), amount: "30" },
  { person: "cat", at: daysAgo(10), amount: "40" },
]
const ONCE: RuleNode = { field: "purchase_count", operator: "eq", value: 1 }
const BOUGHT: RuleNode = { field: "purchase_count", operator: "gte", value: 1 }
const rule = (where: RuleNode) => ({ version: 1, where })

const PAGE = { limit: 20, offset: 0 }
const BY_NAME = { order: { field: "name", descending: false } } as const

describe("segments", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: SegmentShop
  let reader: SegmentReader

  beforeAll(async () => {
    database = await createTestDatabase("segments")
    dataSource = await openMigrated(database)
    reader = new SegmentReader(dataSource)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  beforeEach(async () => {
    shop = new SegmentShop(dataSource, NOW)
    await shop.fill({}, ["eve"], SHOP)
  })

  const list = (input: object = {}) => reader.list({ ...PAGE, ...BY_NAME, ...input }, NOW)
  const names = async (input: object = {}) => (await list(input)).segments.map(({ name }) => name)

  it("have a name of their own among the active ones, whatever the case of its letters", async () => {
    const { id } = await shop.segments.create({ name: " Once ", rule: rule(ONCE) }, NOW)
    expect((await shop.segments.retrieve(id)).name).toBe("Once")
    const again = () => shop.segments.create({ name: "ONCE", rule: rule(ONCE) }, NOW)
    await expect(again()).rejects.toMatchObject({
      type: "conflict",
      message: "name: another active segment is called ONCE",
    })
    await shop.segments.archive(id, NOW)
    const { id: other } = await again()
    await expect(shop.segments.restore(id, NOW)).rejects.toMatchObject({ type: "conflict" })
    await expect(shop.segments.update(id, { name: "Once more" }, NOW)).resolves.toBeDefined()
    await shop.segments.restore(id, NOW)
    await expect(shop.segments.update(other, { name: "once MORE" }, NOW)).rejects.toMatchObject({
      type: "conflict",
    })
    expect(await names({ status: "active" })).toEqual(["ONCE", "Once more"])
  })

  it.each([
    ["name: must be text of 1 to 100 letters", { name: "  ", rule: rule(ONCE) }],
    ["name: must be text of 1 to 100 letters", { name: "x".repeat(101), rule: rule(ONCE) }],
    ["name: must be text without NUL characters", { name: "a\0b", rule: rule(ONCE) }],
    ["description: must be", { name: "A", description: "x".repeat(1001), rule: rule(ONCE) }],
    ["rule.where.field: unknown", { name: "A", rule: rule({ field: "gone", operator: "in" }) }],
    ["rule: must be", { name: "A", rule: undefined }],
  ])("refuse bad input with %s", async (message, input) => {
    await expect(shop.segments.create(input as never, NOW)).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining(message) as string,
    })
    expect(await names()).toEqual([])
  })

  it("are a thousand at most", async () => {
    await dataSource.query(
      `INSERT INTO retention_segment (id, name, rule, rule_revision, status, created_at, updated_at)
       SELECT 'rseg_' || n, 'Segment ' || n, $1, 1, 'archived', now(), now()
         FROM generate_series(1, 1000) AS n`,
      [JSON.stringify(rule(ONCE))]
    )
    const make = () => shop.segments.create({ name: "More", rule: rule(ONCE) }, NOW)
    await expect(make()).rejects.toMatchObject({ type: "conflict" })
    await shop.segments.remove("rseg_1")
    await expect(make()).resolves.toBeDefined()
  })

  it("are edited once a revision", async () => {
    const { id } = await shop.segments.create({ name: "A", rule: rule(ONCE) }, NOW)
    const edit = (where: RuleNode, rule_revision?: number) =>
      shop.segments.update(id, { rule: rule(where), rule_revision }, later(1))
    expect((await edit(BOUGHT, 1)).segment).toMatchObject({ rule_revision: 2 })
    await expect(edit(ONCE, 1)).rejects.toMatchObject({
      type: "conflict",
      message: expect.stringContaining("rule_revision: 1 is not stored any more, 2 is") as string,
    })
    // The same rule, its keys in another order, is no edit.
    const same = { operator: "gte", value: 1, field: "purchase_count" } as const
    const { segment, before } = await edit(same, 2)
    expect([segment.rule_revision, before.rule_revision]).toEqual([2, 2])
    const name = await shop.segments.update(id, { name: "B", description: "Why" }, later(2))
    expect(name.segment).toMatchObject({ name: "B", description: "Why", rule_revision: 2 })
    await shop.segments.update(id, { description: "" }, later(2))
    await shop.segments.putBack(before)
    expect(await shop.segments.retrieve(id)).toMatchObject({
      name: "A",
      description: null,
      rule: rule(BOUGHT),
      rule_revision: 2,
    })
    await expect(shop.segments.update("rseg_0", {}, NOW)).rejects.toMatchObject({
      type: "not_found",
    })
  })

  it("are duplicated under a free name", async () => {
    const id = await shop.make("x".repeat(100), ONCE)
    const copy = await shop.segments.duplicate(id, NOW)
    expect(copy).toMatchObject({ name: `${"x".repeat(96)} (2)`, preset: null, rule: rule(ONCE) })
    expect((await shop.segments.duplicate(copy.id, NOW)).name).toBe(`${"x".repeat(96)} (3)`)
  })

  it("come ready-made once each, whatever becomes of them", async () => {
    await shop.segments.create({ name: "dormant", rule: rule(ONCE) }, NOW)
    const made = await Promise.all([shop.segments.seedPresets(NOW), shop.segments.seedPresets(NOW)])
    expect(made.sort((a, b) => a - b)).toEqual([0, PRESETS.length])
    expect(await names({ q: "dorm" })).toEqual(["dormant", "Dormant (2)"])
    await shop.memberships.refreshAll({ now: NOW, cause: "night" })
    const { segments } = await list({ limit: 200 })
    expect(segments.filter(({ problem }) => problem !== null)).toEqual([])
    const lost = segments.find(({ preset }) => preset === "lost")
    await shop.segments.remove(lost?.id ?? "")
    expect(await shop.segments.seedPresets(NOW)).toBe(0)
    const again = await shop.segments.createPreset("lost", NOW)
    expect(again).toMatchObject({ name: "Lost", preset: "lost" })
    await expect(shop.segments.createPreset("gone", NOW)).rejects.toThrow("preset: must be one of")
  })

  it("are deleted with all that belongs to them, and not while a group follows", async () => {
    const id = await shop.make("Once", ONCE)
    await shop.segments.update(id, { rule: rule(BOUGHT) }, NOW)
    await shop.memberships.evaluate(id, { now: NOW })
    const sync = (enabled: boolean) =>
      dataSource.query(
        `INSERT INTO retention_segment_group
                (segment_id, customer_group_id, enabled, status, created_at, updated_at)
         VALUES ($1, 'cusgroup_1', $2, 'waiting', now(), now())
         ON CONFLICT (segment_id) DO UPDATE SET enabled = excluded.enabled`,
        [id, enabled]
      )
    await sync(true)
    expect((await list()).segments[0]?.sync).toEqual({
      customer_group_id: "cusgroup_1",
      enabled: true,
      status: "waiting",
    })
    expect(await names({ customer_group_id: "cusgroup_1" })).toEqual(["Once"])
    expect(await names({ customer_group_id: "cusgroup_2" })).toEqual([])
    await expect(shop.segments.remove(id)).rejects.toMatchObject({ type: "conflict" })
    await sync(false)
    await shop.segments.remove(id)
    for (const table of ["segment", "segment_member", "segment_move", "segment_day"]) {
      expect(await dataSource.query(`SELECT FROM retention_${table}`)).toEqual([])
    }
    await expect(shop.segments.remove(id)).rejects.toMatchObject({ type: "not_found" })
  })

  it("are listed with their shares and the change of 30 days", async () => {
    const id = await shop.make("Once", ONCE)
    await shop.make("Bought", BOUGHT)
    await shop.segments.create({ name: "Waiting 100%", rule: rule(ONCE) }, NOW)
    const page = await list()
    expect(page).toMatchObject({ count: 3, customers: 4, revenue: "100", currency: "usd" })
    expect(page.segments[1]).toMatchObject({
      name: "Once",
      members: 2,
      share: 0.5,
      revenue: "70",
      revenue_share: 0.7,
      change_30: null,
      sync: null,
    })
    expect(page.segments[2]).toMatchObject({ members: 0, revenue: null, evaluated_at: null })
    expect(await names({ order: { field: "members", descending: true } })).toEqual([
      "Bought",
      "Once",
      "Waiting 100%",
    ])
    expect(await names({ q: "100%" })).toEqual(["Waiting 100%"])
    expect(await names({ limit: 1, offset: 1 })).toEqual(["Once"])
    const change = async (day: string) => {
      await dataSource.query(
        `INSERT INTO retention_segment_day (segment_id, day, people) VALUES ($1, $2, 7)`,
        [id, day]
      )
      return (await reader.retrieve(id, NOW)).change_30
    }
    expect(await change("2026-05-17")).toBeNull()
    expect(await change("2026-05-15")).toBe(-5)
    await dataSource.query("UPDATE retention_segment SET currency_code = 'eur' WHERE id = $1", [id])
    expect(await reader.retrieve(id, NOW)).toMatchObject({ revenue: null, revenue_share: null })
    await expect(reader.retrieve("a\0", NOW)).rejects.toMatchObject({ type: "not_found" })
  })

  it("tell their history, each day since they were built", async () => {
    const id = await shop.make("Once", ONCE)
    shop.now = later(2)
    await shop.buys({ person: "eve", at: daysAgo(0), amount: "5" })
    await shop.evaluateWaiting()
    const history = (days: number, now = later(3)) =>
      new SegmentHistoryReader(dataSource).read(id, { days, now })
    expect(await history(90)).toEqual({
      time_zone: "UTC",
      currency: "usd",
      days: [
        { day: "2026-06-15", people: 2, revenue: "70", entered: 0, exited: 0 },
        { day: "2026-06-16", people: 2, revenue: "70", entered: 0, exited: 0 },
        { day: "2026-06-17", people: 3, revenue: "70", entered: 1, exited: 0 },
        { day: "2026-06-18", people: 3, revenue: "70", entered: 0, exited: 0 },
      ],
    })
    expect((await history(2)).days.map(({ day }) => day)).toEqual(["2026-06-17", "2026-06-18"])
  })

  it("tell who came and went, newest first", async () => {
    const id = await shop.make("Once", ONCE)
    shop.now = later(1)
    await shop.buys({ person: "eve", at: daysAgo(0) }, { person: "bob", at: daysAgo(1) })
    await shop.evaluateWaiting()
    await shop.segments.update(id, { rule: rule(BOUGHT) }, NOW)
    await shop.memberships.evaluate(id, { now: shop.now })
    const moves = new SegmentMovesReader(dataSource)
    const { moves: all, count } = await moves.list({ segment_id: id, ...PAGE })
    expect([all.map(({ person_id, kind }) => [person_id, kind]).sort(), count]).toEqual([
      [
        [personId("bob"), "exited"],
        [personId("eve"), "entered"],
      ],
      2,
    ])
    const exits = await moves.list({ segment_id: id, kind: "exited", ...PAGE })
    expect(exits).toMatchObject({
      count: 1,
      moves: [
        { email: "bob@example.com", entered_at: NOW, occurred_at: later(1), cause: "change" },
      ],
    })
  })

  it("list their members, who are found among the profiles too", async () => {
    const id = await shop.make("Bought", BOUGHT)
    shop.now = later(1)
    await shop.buys({ person: "eve", at: daysAgo(1), amount: "25" })
    await shop.evaluateWaiting()
    const members = new MembersReader(dataSource)
    const people = async (input: object) => {
      const order = { field: "entered_at", descending: true } as const
      const segment = await shop.segments.retrieve(id)
      const page = await members.list({ segment, order, ...PAGE, ...input }, NOW)
      return [page.members.map(({ email }) => email.slice(0, 3)), page.count]
    }
    expect(await people({})).toEqual([["eve", "cat", "bob", "ann"], 4])
    expect(await people({ limit: 2, offset: 1 })).toEqual([["cat", "bob"], 4])
    expect(await people({ order: { field: "total_revenue", descending: true } })).toEqual([
      ["cat", "bob", "ann", "eve"],
      4,
    ])
    expect(await people({ q: "example BO" })).toEqual([["bob"], 1])
    const segment = await shop.segments.retrieve(id)
    const [first] = (
      await members.list(
        { segment, order: { field: "email", descending: false }, limit: 1, offset: 0 },
        NOW
      )
    ).members
    expect(first).toMatchObject({ email: "ann@example.com", entered_at: NOW, cause: "build" })

    const once = await shop.make("Once", ONCE)
    const profiles = new ProfileReader(dataSource)
    const of = async (...segment_id: string[]) =>
      (await profiles.list({ filters: { segment_id }, ...PAGE }, NOW)).count
    expect([await of(once), await of(once, id), await of("rseg_0")]).toEqual([3, 4, 0])
    const detail = await new ProfileDetailReader(dataSource).retrieve(personId("eve"), NOW)
    expect(detail.segments).toEqual([
      { id, name: "Bought", preset: null, entered_at: later(1) },
      { id: once, name: "Once", preset: null, entered_at: later(1) },
    ])
    await shop.segments.archive(id, NOW)
    expect(await reader.ofPerson(personId("eve"))).toHaveLength(1)
  })
})
