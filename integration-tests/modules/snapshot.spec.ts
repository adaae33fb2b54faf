import type { DataSource } from "typeorm"
import type { FitCause } from "../../src/modules/retention/domain/fit/fit-limits"
import { type PolicyInput, policySchema } from "../../src/modules/retention/domain/policy/schema"
import { OverviewReader } from "../../src/modules/retention/store/overview-reader"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { SnapshotStore } from "../../src/modules/retention/store/snapshot-store"
import { WatermarkStore } from "../../src/modules/retention/store/watermark-store"
import { eventually } from "../helpers/eventually"
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

  async function scored(now = NOW, cause: FitCause = "nightly"): Promise<void> {
    await scoring.refit({ cause, now })
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
    expect(await snapshots.revenueAtRisk()).toEqual({
      revenue: "35.25",
      currency_code: "usd",
      taken_at: NOW,
    })
    expect(
      await dataSource.query(
        `SELECT reconstructed, array_agg(DISTINCT currency_code) AS currencies
           FROM retention_snapshot GROUP BY reconstructed ORDER BY reconstructed`
      )
    ).toEqual([
      { reconstructed: false, currencies: ["usd"] },
      { reconstructed: true, currencies: [null] },
    ])
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

  it("never touch a day that was measured, and redraw nothing when all were", async () => {
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

  it("redraw what was drawn more than a year ago too, when limits move", async () => {
    await scored()
    await snapshots.take({ now: NOW, redraw: "when_needed" })
    const later = daysOn(370)
    await dataSource.query(
      `INSERT INTO retention_snapshot
              (day, tier, stage, people, revenue, revenue_365, reconstructed, taken_at)
       SELECT day, 'low_value', 'active', 77, 1, 1, FALSE, day
         FROM generate_series($1::date + 1, $2::date - 1, '1 day') AS day`,
      [dayAgo(0), later.toISOString()]
    )
    await scored(later)
    expect(await snapshots.take({ now: later, redraw: "when_needed" })).toMatchObject({
      redrawn_days: 0,
    })
    expect(await stagesOf(dayAgo(200))).toMatchObject({ at_risk: 1 })
    await change({ stage: { method: "fixed", fixed_days: { at_risk: 60, dormant: 70, lost: 75 } } })
    await scored(later, "policy")
    expect(await snapshots.take({ now: later, redraw: "when_needed" })).toMatchObject({
      redrawn_days: 365,
    })
    expect(await days()).toEqual({ first: dayAgo(365), last: dayAgo(1), days: 365 })
    expect((await stagesOf(dayAgo(200))).at_risk).toBeUndefined()
    expect(await stagesOf(dayAgo(-5))).toEqual({ active: 77 })
  })

  describe("that fail", () => {
    /** From here on the past cannot be redrawn. */
    const poison = async () => {
      await dataSource.query(
        `CREATE FUNCTION refuse_moves() RETURNS trigger LANGUAGE plpgsql
           AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`
      )
      await dataSource.query(
        `CREATE TRIGGER refuse_moves BEFORE INSERT ON retention_redrawn_move
           FOR EACH STATEMENT EXECUTE FUNCTION refuse_moves()`
      )
    }
    const cure = () => dataSource.query("DROP FUNCTION IF EXISTS refuse_moves CASCADE")

    afterEach(cure)

    it("in the redraw stay due as a whole, and are taken by the sweep", async () => {
      await scored()
      await poison()
      const failing = () => snapshots.take({ now: NOW, redraw: "when_needed" })
      await expect(failing()).rejects.toThrow("the disk is full")
      await expect(snapshots.takeDue(NOW)).rejects.toThrow("the disk is full")
      expect(await measured()).toEqual([])
      await cure()
      expect(await snapshots.takeDue(NOW)).toEqual({ day: dayAgo(0), redrawn_days: 365 })
      expect(await snapshots.takeDue(NOW)).toBeNull()
      expect(await stagesOf(dayAgo(300))).toEqual({ at_risk: 1, new: 1 })
    })

    it("after a backfill have another past drawn, limits unmoved, by whoever comes next", async () => {
      await scored()
      await snapshots.take({ now: NOW, redraw: "when_needed" })
      await writeLedger(dataSource, [], [{ person: "eve", at: daysAgo(300) }])
      await poison()
      await expect(snapshots.take({ now: NOW, redraw: "always" })).rejects.toThrow()
      expect(await stagesOf(dayAgo(300))).toEqual({ at_risk: 1, new: 1 })
      expect(await snapshots.isDue()).toBe(true)
      await cure()
      expect(await snapshots.takeDue(NOW)).toMatchObject({ redrawn_days: 365 })
      expect(await stagesOf(dayAgo(300))).toEqual({ at_risk: 1, new: 2 })
      expect(await snapshots.isDue()).toBe(false)
    })
  })

  describe("while another is taken", () => {
    /** Takes the lock on a connection of its own, as a redraw that lasts. */
    async function whileTaken(work: () => Promise<void>): Promise<void> {
      const runner = dataSource.createQueryRunner()
      await runner.startTransaction()
      try {
        await runner.query("SELECT pg_advisory_xact_lock($1)", [0x7265_7403])
        await work()
      } finally {
        await runner.rollbackTransaction()
        await runner.release()
      }
    }

    it("are left to the next sweep", async () => {
      await scored()
      await whileTaken(async () => {
        expect(await snapshots.takeDue(NOW)).toBeNull()
      })
      expect(await snapshots.isDue()).toBe(true)
      expect(await snapshots.takeDue(NOW)).toMatchObject({ redrawn_days: 365 })
    })

    it("wait, and go by policy, limits and time as they are then", async () => {
      await scored()
      let now = NOW
      let taken: Promise<unknown> = Promise.resolve()
      await whileTaken(async () => {
        taken = snapshots.take({ now: () => now, redraw: "when_needed" })
        await eventually(async () => {
          const waiting = await dataSource.query<unknown[]>(
            "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
          )
          return waiting.length > 0 ? true : null
        }, "the second taking waits")
        await change({
          stage: { method: "fixed", fixed_days: { at_risk: 4, dormant: 5, lost: 6 } },
        })
        now = daysOn(1)
        await scored(now, "policy")
      })
      expect(await taken).toEqual({ day: "2026-06-16", redrawn_days: 365 })
      expect(await new WatermarkStore(dataSource).get("redrawn")).toMatchObject({
        limits: { at_risk: 4, dormant: 5, lost: 6 },
        last_day: "2026-06-15",
      })
    })
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

  it("tell nothing at risk in a currency that is the shop's no more", async () => {
    await scored()
    await snapshots.take({ now: NOW, redraw: "when_needed" })
    await change({ ...FIXED, base_currency: "eur", rates: { usd: "0.5" } })
    const overview = new OverviewReader(dataSource)
    expect(await overview.read(NOW)).toMatchObject({
      currency: "eur",
      revenue_at_risk: null,
      revenue_at_risk_as_of: null,
    })
    await scored(daysOn(0.5))
    await snapshots.takeDue(daysOn(0.5))
    expect(await overview.read(NOW)).toMatchObject({ revenue_at_risk: "17.625" })
  })
})
