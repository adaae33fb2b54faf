import type { DataSource } from "typeorm"
import { type PolicyInput, policySchema } from "../../src/modules/retention/domain/policy/schema"
import { OverviewReader } from "../../src/modules/retention/store/overview-reader"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { SnapshotStore } from "../../src/modules/retention/store/snapshot-store"
import { emptyLedger, type FixturePurchase, writeLedger } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const daysAgo = (days: number) => daysOn(-days).toISOString()
const dayAgo = (days: number) => daysAgo(days).slice(0, 10)

type Row = {
  readonly day: string
  readonly tier: string
  readonly stage: string
  readonly people: number
  readonly reconstructed: boolean
}

const FIXED: PolicyInput = {
  stage: { method: "fixed", fixed_days: { at_risk: 60, dormant: 120, lost: 200 } },
}

/** At NOW: one active, one at risk, one dormant (who spent 7 more than a year ago), one lost. */
const SHOP: FixturePurchase[] = [
  { person: "ann", at: daysAgo(50), amount: "10" },
  { person: "ann", at: daysAgo(3), amount: "20.5" },
  { person: "bob", at: daysAgo(90), amount: "30.25" },
  { person: "cat", at: daysAgo(380), amount: "7" },
  { person: "cat", at: daysAgo(150), amount: "5" },
  { person: "dan", at: daysAgo(300), amount: "100" },
  { person: "dan", at: daysAgo(1), amount: "100", canceled_at: daysAgo(1) },
]

describe("snapshots", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let scoring: ScoringStore
  let snapshots: SnapshotStore
  let policies: PolicyStore

  beforeAll(async () => {
    database = await createTestDatabase("snapshot")
    dataSource = await openMigrated(database)
    scoring = new ScoringStore(dataSource)
    snapshots = new SnapshotStore(dataSource)
    policies = new PolicyStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  beforeEach(async () => {
    await emptyLedger(dataSource)
    await policies.ensureSeed(policySchema.parse(FIXED), NOW)
    await writeLedger(dataSource, ["visitor"], SHOP)
  })

  async function scored(now = NOW): Promise<void> {
    await scoring.refit({ cause: "nightly", now })
    await scoring.score({ cause: "fit", now })
  }

  const rowsOf = (day: string) =>
    dataSource.query<Row[]>(
      `SELECT day::text, tier, stage, people, reconstructed
         FROM retention_snapshot WHERE day = $1 ORDER BY stage, tier`,
      [day]
    )
  const stagesOf = async (day: string) =>
    Object.fromEntries((await rowsOf(day)).map(({ stage, people }) => [stage, people]))
  const measured = () =>
    dataSource.query<Row[]>(
      `SELECT to_jsonb(row) - 'taken_at' AS row FROM retention_snapshot row
        WHERE NOT reconstructed ORDER BY day, tier, stage`
    )
  const days = async () => {
    const [row] = await dataSource.query<{ first: string; last: string; days: number }[]>(
      `SELECT min(day)::text AS first, max(day)::text AS last, count(DISTINCT day)::integer AS days
         FROM retention_snapshot WHERE reconstructed`
    )
    return row
  }
  const change = async (settings: PolicyInput) => {
    const { version } = await policies.current()
    const more = { expected_version: version, created_by: null, note: null }
    await policies.save({ settings, ...more }, NOW)
  }

  it("are not taken before the first fit, and due after each", async () => {
    expect(await snapshots.isDue()).toBe(false)
    expect(await snapshots.take({ now: NOW, redraw: "when_needed" })).toBeNull()
    await scored()
    expect(await snapshots.isDue()).toBe(true)
    await snapshots.take({ now: NOW, redraw: "when_needed" })
    expect(await snapshots.isDue()).toBe(false)
    await scored(daysOn(1))
    expect(await snapshots.isDue()).toBe(true)
  })

  it("hold people and revenue of each cell, and what they spent in 365 days", async () => {
    await scored()
    const taken = await snapshots.take({ now: NOW, redraw: "when_needed" })
    expect(taken).toEqual({ day: "2026-06-15", redrawn_days: 365 })
    const cells = await dataSource.query(
      `SELECT stage, people, revenue, revenue_365, taken_at FROM retention_snapshot
        WHERE day = '2026-06-15' ORDER BY stage`
    )
    const cell = (stage: string, revenue: string, revenue_365: string) => ({
      stage,
      people: 1,
      revenue,
      revenue_365,
      taken_at: NOW,
    })
    expect(cells).toEqual([
      cell("active", "30.5", "30.5"),
      cell("at_risk", "30.25", "30.25"),
      cell("dormant", "12", "5"),
      cell("lost", "100", "100"),
      cell("prospect", "0", "0"),
    ])
    expect(await snapshots.revenueAtRisk()).toEqual({ revenue: "35.25", taken_at: NOW })
  })

  it("take the place of an earlier one of the day, in the policy's zone", async () => {
    await change({ ...FIXED, time_zone: "Asia/Shanghai" })
    const night = new Date("2026-06-15T15:59:00Z")
    await scored(night)
    await snapshots.take({ now: night, redraw: "when_needed" })
    await writeLedger(dataSource, [], [{ person: "visitor", at: night.toISOString() }])
    await scored(new Date("2026-06-15T15:59:30Z"))
    const again = new Date("2026-06-15T15:59:59Z")
    await snapshots.take({ now: again, redraw: "when_needed" })
    expect(await stagesOf("2026-06-15")).toMatchObject({ new: 1, active: 1 })
    expect((await stagesOf("2026-06-15")).prospect).toBeUndefined()
    await snapshots.take({ now: new Date("2026-06-15T16:00:00Z"), redraw: "when_needed" })
    expect(await rowsOf("2026-06-16")).toEqual(
      (await rowsOf("2026-06-15")).map((row) => ({ ...row, day: "2026-06-16" }))
    )
  })

  it("redraw the year before by today's limits, from the first purchase on", async () => {
    await scored()
    await snapshots.take({ now: NOW, redraw: "when_needed" })
    expect(await days()).toEqual({ first: dayAgo(365), last: dayAgo(1), days: 365 })
    expect(await stagesOf(dayAgo(365))).toEqual({ new: 1 })
    expect(await stagesOf(dayAgo(350))).toEqual({ active: 1 })
    expect(await stagesOf(dayAgo(300))).toEqual({ at_risk: 1, new: 1 })
    expect(await stagesOf(dayAgo(150))).toEqual({ dormant: 1, reactivated: 1 })
    expect(await stagesOf(dayAgo(3))).toEqual({ active: 1, at_risk: 1, dormant: 1, lost: 1 })
    // Dan's cancelled purchase of that day brings nobody back.
    expect(await rowsOf(dayAgo(1))).toEqual(
      expect.arrayContaining([
        { day: dayAgo(1), tier: "none", stage: "lost", people: 1, reconstructed: true },
      ])
    )
  })

  it("redraw only where days are missing or limits have moved, and after a backfill", async () => {
    const take = (now: Date, redraw: "always" | "when_needed" = "when_needed") =>
      snapshots.take({ now, redraw })
    await scored()
    expect(await take(NOW)).toMatchObject({ redrawn_days: 365 })
    expect(await take(NOW)).toMatchObject({ redrawn_days: 0 })
    expect(await take(daysOn(1))).toMatchObject({ redrawn_days: 0 })
    expect(await take(daysOn(1), "always")).toMatchObject({ redrawn_days: 365 })
    // The server stood still for two days.
    const before = await measured()
    expect(await take(daysOn(4))).toMatchObject({ redrawn_days: 367 })
    expect((await rowsOf("2026-06-17"))[0]).toMatchObject({ reconstructed: true })
    const whole = await days()
    expect(whole).toMatchObject({ first: dayAgo(365), last: "2026-06-18", days: 367 })

    await change({ stage: { ...FIXED.stage, reactivated_days: 5 } })
    await scored(daysOn(4))
    expect(await take(daysOn(4))).toMatchObject({ redrawn_days: 367 })
    expect((await measured()).slice(0, before.length)).toEqual(before)
    expect(await stagesOf(dayAgo(140))).toMatchObject({ dormant: 1 })
    expect((await stagesOf(dayAgo(140))).reactivated).toBeUndefined()
  })

  it("never touch a day that was measured, and stop redrawing when all were", async () => {
    await scored()
    await dataSource.query(
      `INSERT INTO retention_snapshot
              (day, tier, stage, people, revenue, revenue_365, reconstructed, taken_at)
       SELECT day, 'low_value', 'active', 77, 1, 1, FALSE, day
         FROM generate_series($1::date, $2::date, '1 day') AS day`,
      [dayAgo(365), dayAgo(3)]
    )
    expect(await snapshots.take({ now: NOW, redraw: "always" })).toMatchObject({ redrawn_days: 2 })
    expect(await stagesOf(dayAgo(3))).toEqual({ active: 77 })
    expect(await rowsOf(dayAgo(2))).toHaveLength(4)
    await dataSource.query(
      `UPDATE retention_snapshot SET reconstructed = FALSE WHERE reconstructed`
    )
    expect(await snapshots.take({ now: NOW, redraw: "always" })).toMatchObject({ redrawn_days: 0 })
  })

  it("bear two takings at once", async () => {
    await scored()
    const taken = await Promise.all(
      [1, 2, 3].map(() => snapshots.take({ now: NOW, redraw: "when_needed" }))
    )
    expect(taken.map((one) => one?.redrawn_days).sort()).toEqual([0, 0, 365])
  })

  it("tell the overview what is at risk and as of when", async () => {
    const overview = new OverviewReader(dataSource)
    expect(await overview.read(NOW)).toMatchObject({
      customers: 0,
      buyers: 0,
      orders: 0,
      cancelled: 1,
      net_revenue: "0",
      fit: null,
      matrix: [],
      revenue_at_risk: null,
      revenue_at_risk_as_of: null,
    })
    await scored()
    expect(await overview.read(NOW)).toMatchObject({ customers: 5, revenue_at_risk: null })
    await snapshots.take({ now: NOW, redraw: "when_needed" })
    const later = daysOn(3)
    expect(await overview.read(later)).toMatchObject({
      as_of: later,
      customers: 5,
      buyers: 4,
      orders: 6,
      cancelled: 1,
      net_revenue: "172.75",
      revenue_at_risk: "35.25",
      revenue_at_risk_as_of: NOW,
    })
  })
})
