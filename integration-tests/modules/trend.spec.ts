import type { DataSource } from "typeorm"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import type { TransitionCause, TransitionKind } from "../../src/modules/retention/domain/types"
import { MovesReader } from "../../src/modules/retention/store/moves-reader"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { RhythmReader } from "../../src/modules/retention/store/rhythm-reader"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { SnapshotStore } from "../../src/modules/retention/store/snapshot-store"
import { TrendReader } from "../../src/modules/retention/store/trend-reader"
import { emptyLedger, type FixturePurchase, writeLedger } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const daysAgo = (days: number) => daysOn(-days).toISOString()
const NOBODY = { new: 0, active: 0, reactivated: 0, at_risk: 0, dormant: 0, lost: 0 }

describe("what the overview's pictures are read from", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let scoring: ScoringStore

  beforeAll(async () => {
    database = await createTestDatabase("trend")
    dataSource = await openMigrated(database)
    scoring = new ScoringStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function shop(purchases: FixturePurchase[], time_zone = "UTC"): Promise<void> {
    await emptyLedger(dataSource)
    const policy = policySchema.parse({
      time_zone,
      stage: { method: "fixed", fixed_days: { at_risk: 60, dormant: 120, lost: 200 } },
    })
    await new PolicyStore(dataSource).ensureSeed(policy, NOW)
    await writeLedger(dataSource, ["visitor"], purchases)
  }

  async function scored(now: Date): Promise<void> {
    await scoring.refit({ cause: "backfill", now })
    await scoring.score({ cause: "backfill", now })
    await new SnapshotStore(dataSource).take({ now, redraw: "always" })
  }

  describe("the trend", () => {
    const read = (days: number, now: Date) => new TrendReader(dataSource).read({ days, now })

    it("is empty before the first snapshot", async () => {
      await shop([])
      expect(await read(7, NOW)).toEqual({ time_zone: "UTC", days: [] })
    })

    it("tells of buyers alone, day by day, and tiers only where they were measured", async () => {
      await shop([
        { person: "ann", at: daysAgo(61) },
        { person: "bob", at: daysAgo(3) },
      ])
      await scored(NOW)
      const { days } = await read(7, NOW)
      expect(days.map(({ day }) => day)).toEqual(
        [6, 5, 4, 3, 2, 1, 0].map((ago) => daysAgo(ago).slice(0, 10))
      )
      expect(days[0]).toEqual({
        day: "2026-06-09",
        reconstructed: true,
        stages: { ...NOBODY, active: 1 },
        tiers: null,
      })
      expect(days[5]).toMatchObject({ stages: { ...NOBODY, new: 1, at_risk: 1 } })
      expect(days[6]).toMatchObject({
        day: "2026-06-15",
        reconstructed: false,
        stages: { ...NOBODY, new: 1, at_risk: 1 },
      })
      expect(Object.values(days[6]?.tiers ?? {}).reduce((sum, people) => sum + people, 0)).toBe(2)
      // It begins with the first purchase.
      expect((await read(365, NOW)).days).toHaveLength(62)
      expect((await read(730, daysOn(700))).days).toHaveLength(30)
    })
  })

  describe("moves", () => {
    type Transition = readonly [
      person: string,
      kind: TransitionKind,
      from: string | null,
      to: string | null,
      at: Date,
      cause?: TransitionCause,
    ]
    const record = (transitions: readonly Transition[]) =>
      dataSource.query(
        `INSERT INTO retention_transition
                (person_id, kind, from_value, to_value, occurred_at, cause, run_id)
         SELECT *, 'rrun_test' FROM jsonb_to_recordset($1::jsonb)
           AS moved (person_id text, kind text, from_value text, to_value text,
                     occurred_at timestamptz, cause text)`,
        [
          JSON.stringify(
            transitions.map(([person_id, kind, from_value, to_value, occurred_at, cause]) => ({
              person_id,
              kind,
              from_value,
              to_value,
              occurred_at,
              cause: cause ?? "time",
            }))
          ),
        ]
      )
    const read = (span: "day" | "week" | "month", now = NOW) =>
      new MovesReader(dataSource).read({ span, now })

    it("count people once a move, since a midnight of the policy's zone", async () => {
      await shop([], "Asia/Shanghai")
      const midnight = new Date("2026-06-07T16:00:00Z")
      await record([
        ["ann", "stage", null, "active", daysOn(-100), "backfill"],
        ["ann", "stage", "active", "at_risk", midnight],
        ["ann", "stage", "at_risk", "active", daysOn(-2), "order"],
        ["ann", "stage", "active", "at_risk", daysOn(-1)],
        ["bob", "stage", "active", "at_risk", new Date(midnight.getTime() - 1)],
        ["cat", "stage", "active", "at_risk", daysOn(-3)],
        ["cat", "stage", null, "new", daysOn(-3), "order"],
        ["cat", "tier", "low_value", "high_value", daysOn(-3), "order"],
        ["dan", "tier", "low_value", null, daysOn(-3), "cancellation"],
        ["dan", "stage", "active", "lost", daysOn(-3), "backfill"],
        ["eve", "stage", "active", "at_risk", daysOn(-3), "fit"],
        ["eve", "tier", "high_value", "low_value", daysOn(-3), "policy"],
      ])
      expect(await read("week")).toEqual({
        since: midnight,
        until: NOW,
        recorded_from: daysOn(-100),
        reconstructed: false,
        stage: [
          { from: "active", to: "at_risk", people: 2 },
          { from: "at_risk", to: "active", people: 1 },
        ],
        tier: [{ from: "low_value", to: "high_value", people: 1 }],
      })
      expect(await read("day")).toMatchObject({
        since: new Date("2026-06-13T16:00:00Z"),
        stage: [{ from: "active", to: "at_risk", people: 1 }],
      })
      expect((await read("month")).stage[0]?.people).toBe(3)
    })

    it("are nothing before the first scoring", async () => {
      await shop([])
      expect(await read("month")).toMatchObject({
        recorded_from: null,
        reconstructed: false,
        stage: [],
        tier: [],
      })
    })

    it("take stages before the history began from the ledger, and go on with it", async () => {
      await shop([
        { person: "ann", at: daysAgo(65) },
        { person: "bob", at: daysAgo(123) },
        { person: "cat", at: daysAgo(60.1) },
        { person: "dan", at: daysAgo(58) },
        { person: "eve", at: daysAgo(100) },
      ])
      await scored(NOW)
      expect(await read("week")).toMatchObject({
        recorded_from: NOW,
        reconstructed: true,
        stage: [
          // Ann, and Cat some hours before the first scoring.
          { from: "active", to: "at_risk", people: 2 },
          { from: "at_risk", to: "dormant", people: 1 },
        ],
        tier: [],
      })
      expect((await read("day")).stage).toEqual([{ from: "active", to: "at_risk", people: 1 }])

      await scoring.sweep({ now: daysOn(2) })
      expect((await read("week", daysOn(2))).stage[0]).toEqual({
        from: "active",
        to: "at_risk",
        people: 3,
      })
      // Redrawn again, what is recorded by now is not counted twice.
      await new SnapshotStore(dataSource).take({ now: daysOn(2), redraw: "always" })
      expect((await read("week", daysOn(2))).stage[0]?.people).toBe(3)
      expect(await read("day", daysOn(9))).toMatchObject({ reconstructed: false, stage: [] })
    })
  })

  describe("the rhythm", () => {
    const read = () => new RhythmReader(dataSource).read()

    it("is null before the first fit", async () => {
      await shop([])
      expect(await read()).toBeNull()
    })

    it("tells the gaps that the limits rest on, and both kinds of limits", async () => {
      await shop([
        { person: "ann", at: daysAgo(30) },
        { person: "ann", at: daysAgo(20) },
        { person: "ann", at: daysAgo(10) },
        { person: "bob", at: daysAgo(33) },
        { person: "bob", at: daysAgo(10) },
      ])
      await scored(NOW)
      expect(await read()).toEqual({
        fitted_at: NOW,
        method: "fixed",
        limits: { at_risk: 60, dormant: 120, lost: 200 },
        raw_limits: { at_risk: 23, dormant: 23, lost: 23 },
        percentiles: { at_risk: 0.8, dormant: 0.95, lost: 0.99 },
        gaps: 3,
        history_days: 33,
        gap_counts: [
          { days: 10, count: 2 },
          { days: 23, count: 1 },
        ],
      })
    })
  })
})
