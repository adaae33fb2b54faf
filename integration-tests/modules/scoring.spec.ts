import type { DataSource } from "typeorm"
import { RetentionFit } from "../../src/modules/retention/entities"
import { policySchema, type PolicyInput } from "../../src/modules/retention/domain/policy/schema"
import { FitStore } from "../../src/modules/retention/store/fit-store"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { TransitionStore } from "../../src/modules/retention/store/transition-store"
import { emptyLedger, personId, writeLedger, type FixturePurchase } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000

const daysAgo = (days: number, from = NOW) => new Date(from.getTime() - days * DAY_MS).toISOString()
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

/**
 * A shop whose rhythm is known: `people` buyers, each with two purchases `gap(index)` days apart,
 * the last of them on the day of the fit.
 */
function rhythm(people: number, gap: (index: number) => number): FixturePurchase[] {
  return Array.from({ length: people }, (_, index) => [
    { person: `r${index}`, at: daysAgo(gap(index)) },
    { person: `r${index}`, at: daysAgo(0) },
  ]).flat()
}

describe("scoring", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let scoring: ScoringStore
  let policies: PolicyStore

  beforeAll(async () => {
    database = await createTestDatabase("scoring")
    dataSource = await openMigrated(database)
    scoring = new ScoringStore(dataSource)
    policies = new PolicyStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function shop(
    purchases: FixturePurchase[],
    policy: PolicyInput = {},
    people: string[] = []
  ) {
    await emptyLedger(dataSource)
    await policies.ensureSeed(policySchema.parse(policy), NOW)
    await writeLedger(dataSource, people, purchases)
  }

  async function profile(name: string) {
    const [row] = await dataSource.query("SELECT * FROM retention_profile WHERE person_id = $1", [
      personId(name),
    ])
    return row
  }

  function transitions(name: string) {
    return dataSource.query(
      `SELECT kind, from_value AS "from", to_value AS "to", cause
         FROM retention_transition WHERE person_id = $1 ORDER BY id`,
      [personId(name)]
    )
  }

  it("refuses to score before the first fit", async () => {
    await shop([{ person: "ann", at: daysAgo(1) }])
    await expect(scoring.score({ cause: "order", now: NOW })).rejects.toThrow(/run the backfill/)
  })

  describe("limits", () => {
    // 1 … 250 days, each once: the percentiles are known by counting.
    const known = rhythm(250, (index) => index + 1)

    it("are the percentiles of the gaps, clamped, with raw and clamped told apart", async () => {
      await shop(known)
      const fit = await scoring.refit({ cause: "backfill", now: NOW })
      expect(fit).toMatchObject({
        gaps: 250,
        buyers: 250,
        history_days: 250,
        method: "rhythm",
        raw_limits: { at_risk: 200, dormant: 238, lost: 248 },
        limits: { at_risk: 120, dormant: 238, lost: 248 },
        limits_refitted: true,
      })
    })

    it("fall back to fixed days with fewer than 200 gaps, or less than 180 days", async () => {
      await shop(rhythm(199, (index) => index + 1))
      expect(await scoring.refit({ cause: "backfill", now: NOW })).toMatchObject({
        gaps: 199,
        method: "fallback",
        limits: { at_risk: 90, dormant: 180, lost: 365 },
      })
      await shop(rhythm(250, (index) => (index % 179) + 1))
      expect(await scoring.refit({ cause: "backfill", now: NOW })).toMatchObject({
        history_days: 179,
        method: "fallback",
      })
    })

    it("count only gaps that ended in the last 730 days, and purchases on one day once", async () => {
      const old = rhythm(5, () => 10).map((purchase, index) => ({
        ...purchase,
        person: `old${index >> 1}`,
        at: daysAgo(730, new Date(purchase.at)),
      }))
      const sameDay = known.map((purchase) => ({
        ...purchase,
        order_id: `again_${purchase.person}_${purchase.at}`,
      }))
      await shop([...known, ...old, ...sameDay])
      expect(await scoring.refit({ cause: "backfill", now: NOW })).toMatchObject({ gaps: 250 })
    })

    it("move monthly, a tenth at most, at the month's first night", async () => {
      await shop(known)
      await scoring.refit({ cause: "backfill", now: NOW })
      // The rhythm doubles: purchases of everybody long after.
      const jump = later(300)
      await writeLedger(
        dataSource,
        [],
        Array.from({ length: 250 }, (_, index) => ({ person: `r${index}`, at: jump.toISOString() }))
      )
      const sameMonth = await scoring.refit({
        cause: "nightly",
        now: new Date("2026-06-30T12:00:00Z"),
      })
      expect(sameMonth).toMatchObject({
        limits_refitted: false,
        limits: { dormant: 238, lost: 248 },
      })
      const nextMonth = await scoring.refit({ cause: "nightly", now: later(301) })
      expect(nextMonth.raw_limits).toMatchObject({ dormant: 300, lost: 300 })
      expect(nextMonth).toMatchObject({
        limits_refitted: true,
        limits: { at_risk: 120, dormant: 240, lost: 272 },
      })
    })

    it("tell the gaps that they were made from, whatever came since", async () => {
      await shop(known)
      const made = await scoring.refit({ cause: "backfill", now: NOW })
      const at = later(3).toISOString()
      const since = Array.from({ length: 50 }, (_, index) => ({ person: `r${index}`, at }))
      await writeLedger(dataSource, [], since)
      const nightly = await scoring.refit({ cause: "nightly", now: later(5) })
      const { raw_limits, gaps, history_days } = made
      expect(nightly).toMatchObject({ limits_refitted: false, buyers: made.buyers })
      expect(nightly).toMatchObject({ raw_limits, gaps, history_days, gap_counts: null })
      const edited = await scoring.refit({ cause: "policy", now: later(5) })
      expect(edited.gaps).toBe(gaps + 50)
    })
  })

  it("writes nothing when repeated, and only what changed otherwise", async () => {
    await shop(
      rhythm(250, (index) => index + 1),
      {},
      ["visitor"]
    )
    await scoring.refit({ cause: "backfill", now: NOW })
    const first = await scoring.score({ cause: "backfill", now: NOW })
    expect(first).toMatchObject({ scored: 251, written: 251, transitions: 501 })
    expect(await scoring.score({ cause: "fit", now: NOW })).toMatchObject({
      scored: 251,
      written: 0,
      transitions: 0,
    })
    await writeLedger(dataSource, [], [{ person: "r7", at: NOW.toISOString(), order_id: "extra" }])
    expect(await scoring.score({ cause: "order", now: NOW })).toMatchObject({ written: 1 })
    expect(await profile("visitor")).toMatchObject({ stage: "prospect", tier: null, rfm_r: null })
  })

  it("comes to the same in many batches, side by side, while single people are scored", async () => {
    const purchases = Array.from({ length: 300 }, (_, index) => ({
      person: `p${index % 101}`,
      at: daysAgo((index * 31) % 600),
      amount: String(5 + ((index * 7) % 90)),
    }))
    const profiles = () =>
      dataSource.query(
        `SELECT person_id, tier, stage, total_revenue, next_change_at
           FROM retention_profile ORDER BY person_id`
      )
    await shop(purchases)
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    const whole = await profiles()

    await dataSource.query("TRUNCATE retention_profile, retention_transition")
    const inBatches = new ScoringStore(dataSource, { batch: 8 })
    const person_ids = ["p1", "p50", "p99"].map(personId)
    const [full, again] = await Promise.all([
      inBatches.score({ cause: "backfill", now: NOW }),
      inBatches.score({ cause: "backfill", now: NOW }),
      ...Array.from({ length: 6 }, () => scoring.score({ person_ids, cause: "order", now: NOW })),
    ])
    expect([full?.scored, again?.scored, again?.written]).toEqual([101, 101, 0])
    expect(await profiles()).toEqual(whole)
    const [counted] = await dataSource.query(
      "SELECT count(*)::integer AS n FROM retention_transition"
    )
    expect(counted.n).toBe(2 * 101)
  })

  it("drops profiles of people who are gone", async () => {
    await shop(rhythm(30, (index) => index + 1))
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    await dataSource.query("DELETE FROM retention_person WHERE id = $1", [personId("r3")])
    await scoring.score({ cause: "reconcile", now: NOW })
    expect(await profile("r3")).toBeUndefined()
    expect(await profile("r4")).toBeDefined()
  })

  it("notices by itself when time alone changes something", async () => {
    await shop([
      ...rhythm(250, (index) => index + 1),
      { person: "ann", at: daysAgo(29.5) },
      { person: "ben", at: daysAgo(119) },
    ])
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    expect(await profile("ann")).toMatchObject({ stage: "new", next_stage_at: later(0.5) })

    expect(await scoring.sweep({ now: later(0.49) })).toMatchObject({ scored: 0, written: 0 })
    expect((await scoring.sweep({ now: later(0.5) })).scored).toBe(1)
    expect(await profile("ann")).toMatchObject({ stage: "active" })
    await scoring.sweep({ now: later(1) })
    expect(await profile("ben")).toMatchObject({ stage: "at_risk", previous_stage: "active" })
    expect((await transitions("ben")).at(-1)).toEqual({
      kind: "stage",
      from: "active",
      to: "at_risk",
      cause: "time",
    })
  })

  it("sweeps to where a full scoring at the same moment would come", async () => {
    const purchases = Array.from({ length: 400 }, (_, index) => ({
      person: `p${index % 130}`,
      at: daysAgo((index * 37) % 700),
      amount: String(5 + ((index * 13) % 90)),
    }))
    await shop(purchases)
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    for (const days of [1, 20, 75, 200]) {
      await scoring.sweep({ now: later(days) })
      expect(await scoring.score({ cause: "reconcile", now: later(days) })).toMatchObject({
        written: 0,
      })
    }
  })

  it("keeps a tier for the days of grace, and takes it then", async () => {
    const spenders = Array.from({ length: 10 }, (_, index) =>
      [60, 40, 20].map((days) => ({
        person: `s${index}`,
        at: daysAgo(days),
        amount: String(10 + index * 10),
        order_id: `s${index}_${days}`,
      }))
    ).flat()
    await shop(spenders)
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    expect(await profile("s9")).toMatchObject({ tier: "high_value", downgrade_since: null })

    await dataSource.query("UPDATE retention_purchase SET net_amount = 0 WHERE order_id LIKE 's9%'")
    const person_ids = [personId("s9")]
    await scoring.score({ person_ids, cause: "refund", now: later(1) })
    expect(await profile("s9")).toMatchObject({
      tier: "high_value",
      tier_target: "low_value",
      downgrade_since: later(1),
      next_change_at: later(31),
    })
    await scoring.sweep({ now: later(30.9) })
    expect(await profile("s9")).toMatchObject({ tier: "high_value" })
    await scoring.sweep({ now: later(31) })
    expect(await profile("s9")).toMatchObject({
      tier: "low_value",
      previous_tier: "high_value",
      downgrade_since: null,
    })
  })

  it("scores one person once when asked from many sides at the same time", async () => {
    await shop(rhythm(30, (index) => index + 1))
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    await writeLedger(dataSource, [], [{ person: "r1", at: daysAgo(400) }])
    const person_ids = ["r1", "r2", "r3"].map(personId)
    const runs = await Promise.all([
      ...Array.from({ length: 4 }, () =>
        scoring.score({ person_ids, cause: "order", now: later(95) })
      ),
      scoring.score({ cause: "time", now: later(95) }),
    ])
    expect(runs.reduce((sum, run) => sum + run.scored, 0)).toBe(4 * 3 + 30)
    const moves: { kind: string; cause: string }[] = await transitions("r1")
    expect(moves.filter(({ cause }) => cause !== "backfill").map(({ kind }) => kind)).toEqual([
      "tier",
      "stage",
    ])
  })

  describe("beside others", () => {
    /** Runs something while nobody may score, from when it waits for its turn. */
    async function whileWaiting<T>(
      start: () => Promise<T>,
      waiting: number,
      meanwhile: () => Promise<void>
    ) {
      const holder = dataSource.createQueryRunner()
      await holder.startTransaction()
      try {
        await holder.query("SELECT pg_advisory_xact_lock($1)", [0x7265_7401])
        const started = start()
        started.catch(() => undefined)
        await waitersAre(waiting)
        await meanwhile()
        await holder.commitTransaction()
        return await started
      } finally {
        await holder.release()
      }
    }

    async function waitersAre(count: number) {
      for (;;) {
        const [row] = await dataSource.query(
          `SELECT count(*)::integer AS waiters FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`
        )
        if (row.waiters >= count) {
          return
        }
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }

    it("goes by the fit, the policy and the time of when its turn comes", async () => {
      await shop(rhythm(30, (index) => index + 1))
      await scoring.refit({ cause: "backfill", now: NOW })
      await scoring.score({ cause: "backfill", now: NOW })
      let now = later(1)
      await whileWaiting(
        () => scoring.score({ cause: "fit", now: () => now }),
        1,
        async () => {
          now = later(40)
          await writeLedger(dataSource, [], [{ person: "r1", at: later(39).toISOString() }])
          await policies.save(
            {
              settings: {
                stage: { method: "fixed", fixed_days: { at_risk: 5, dormant: 10, lost: 30 } },
              },
              expected_version: 1,
              created_by: null,
              note: null,
            },
            now
          )
          await scoring.refit({ cause: "policy", now })
        }
      )
      expect(await profile("r1")).toMatchObject({ purchase_count: 3, stage: "reactivated" })
      expect(await profile("r2")).toMatchObject({ stage: "lost" })
    })

    it("fits again when another fit was stored while it measured", async () => {
      await shop(rhythm(30, (index) => index + 1))
      const first = await scoring.refit({ cause: "backfill", now: NOW })
      const limits = { at_risk: 5, dormant: 10, lost: 30 }
      const holder = dataSource.createQueryRunner()
      await holder.startTransaction()
      await holder.query("LOCK TABLE retention_purchase")
      const nightly = scoring.refit({ cause: "nightly", now: later(1) })
      await waitersAre(1)
      const edited = { ...first, id: "rfit_edited", cause: "policy" as const, limits }
      await dataSource.getRepository(RetentionFit).insert({ ...edited, fitted_at: later(0.5) })
      await holder.commitTransaction()
      await holder.release()
      expect(await nightly).toMatchObject({ limits_refitted: false, limits })
      expect((await new FitStore(dataSource).list({ limit: 10, offset: 0 })).count).toBe(3)
    })

    it("sweeps in peace when somebody else was faster, or a person is gone", async () => {
      await shop([...rhythm(30, (index) => index + 1), { person: "ann", at: daysAgo(29) }])
      await scoring.refit({ cause: "backfill", now: NOW })
      await scoring.score({ cause: "backfill", now: NOW })
      const sweep = () => scoring.sweep({ now: later(1) })
      const runs = await whileWaiting(
        () => Promise.all([sweep(), sweep()]),
        2,
        () => Promise.resolve()
      )
      expect(runs.map(({ written }) => written).sort()).toEqual([0, 2])

      await dataSource.query("DELETE FROM retention_person WHERE id = $1", [personId("ann")])
      await scoring.sweep({ now: later(300) })
      expect(await profile("r1")).toMatchObject({ stage: "dormant" })
    })

    it("scores again after a deadlock", async () => {
      await shop(rhythm(30, (index) => index + 1))
      await scoring.refit({ cause: "backfill", now: NOW })
      await scoring.score({ cause: "backfill", now: NOW })
      const person_ids = ["r1", "r2"].map(personId)
      const other = dataSource.createQueryRunner()
      await other.startTransaction()
      // The other one waits for longer than we do, so that Postgres ends ours.
      await other.query("SET LOCAL deadlock_timeout = '30s'")
      const touch = (id?: string) =>
        other.query("UPDATE retention_person SET first_name = 'x' WHERE id = $1", [id])
      await touch(person_ids[1])
      const scored = scoring.score({ person_ids, cause: "order", now: later(200) })
      scored.catch(() => undefined)
      await waitersAre(1)
      await touch(person_ids[0])
      await other.commitTransaction()
      await other.release()
      expect(await scored).toMatchObject({ scored: 2, written: 2 })
    })
  })

  it("ignores a purchase dated in the future until its time has come", async () => {
    await shop(rhythm(30, (index) => index + 1))
    await writeLedger(dataSource, [], [{ person: "eve", at: later(3).toISOString() }])
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    expect(await profile("eve")).toMatchObject({ stage: "prospect", next_change_at: later(3) })
    await scoring.sweep({ now: later(3) })
    expect(await profile("eve")).toMatchObject({ stage: "new", purchase_count: 1 })
  })

  it("previews exactly what saving does, and changes nothing by previewing", async () => {
    await shop(
      Array.from({ length: 500 }, (_, index) => ({
        person: `p${index % 150}`,
        at: daysAgo((index * 29) % 500),
        amount: String((index * 17) % 200),
      }))
    )
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    const before = await dataSource.query("SELECT * FROM retention_profile ORDER BY person_id")
    const fits = await new FitStore(dataSource).list({ limit: 10, offset: 0 })

    const settings = {
      tier: { grace_days: 0, high_value_percentile: 0.6, mid_value_percentile: 0.3 },
      stage: { method: "fixed", fixed_days: { at_risk: 20, dormant: 50, lost: 100 } },
    }
    const preview = await scoring.preview({ settings, now: NOW })
    expect(await dataSource.query("SELECT * FROM retention_profile ORDER BY person_id")).toEqual(
      before
    )
    expect((await new FitStore(dataSource).list({ limit: 10, offset: 0 })).count).toBe(fits.count)
    expect(preview.limits).toEqual({
      now: fits.fits[0]?.limits,
      then: { at_risk: 20, dormant: 50, lost: 100 },
    })

    await policies.save({ settings, expected_version: 1, created_by: null, note: null }, NOW)
    await scoring.refit({ cause: "policy", now: NOW })
    await scoring.score({ cause: "policy", now: NOW })
    const moves: { kind: string; from: string; to: string; people: number }[] =
      await dataSource.query(
        `SELECT kind, from_value AS "from", to_value AS "to", count(*)::integer AS people
           FROM retention_transition WHERE cause = 'policy' GROUP BY 1, 2, 3`
      )
    expect(moves.length).toBeGreaterThan(3)
    for (const { kind, from, to, people } of moves) {
      expect((kind === "tier" ? preview.tiers : preview.stages)[from]?.[to]).toBe(people)
    }
    const moved = await dataSource.query(
      "SELECT count(DISTINCT person_id)::integer AS people FROM retention_transition WHERE cause = 'policy'"
    )
    expect(preview.changed).toBe(moved[0].people)
  })

  it("announces a reactivation once per purchase, however limits move", async () => {
    await shop([
      { person: "ann", at: daysAgo(400) },
      { person: "ann", at: daysAgo(200), order_id: "back" },
    ])
    const lastRun = async (
      now: Date,
      limits: { at_risk: number; dormant: number; lost: number }
    ) => {
      const { version } = await policies.current()
      const settings = { stage: { method: "fixed", fixed_days: limits } }
      await policies.save(
        { settings, expected_version: version, created_by: null, note: null },
        now
      )
      await scoring.refit({ cause: "policy", now })
      const { run_id } = await scoring.score({ cause: "policy", now })
      return new TransitionStore(dataSource).ofRun(run_id, "0", 100)
    }
    const atReturn = new Date(daysAgo(199))
    const short = { at_risk: 60, dormant: 90, lost: 365 }
    const long = { at_risk: 60, dormant: 300, lost: 365 }
    const [first] = (await lastRun(atReturn, short)).filter(({ kind }) => kind === "stage")
    expect(first).toMatchObject({ to: "reactivated", reactivated_by: "back" })
    expect(await lastRun(new Date(daysAgo(198)), long)).toMatchObject([{ to: "active" }])
    expect(await lastRun(new Date(daysAgo(197)), short)).toMatchObject([
      { to: "reactivated", reactivated_by: null },
    ])
  })

  it("tests the stages of 90 days ago against what people did since", async () => {
    const asOf = daysAgo(90)
    const silent = (group: string, days: number, people: number, returned: number) =>
      Array.from({ length: people }, (_, index) => [
        { person: `${group}${index}`, at: daysAgo(days, new Date(asOf)) },
        ...(index < returned ? [{ person: `${group}${index}`, at: daysAgo(10) }] : []),
      ]).flat()
    await shop([
      ...silent("a", 5, 100, 50),
      ...silent("b", 100, 40, 10),
      ...silent("c", 200, 50, 5),
      ...silent("d", 400, 20, 1),
      // Cancelled since: a purchase then, but no return when the later one is cancelled too.
      { person: "e", at: daysAgo(95), canceled_at: daysAgo(20) },
      { person: "e", at: daysAgo(50), canceled_at: daysAgo(40) },
    ])
    const { backtest } = await scoring.refit({ cause: "backfill", now: NOW })
    expect(backtest).toMatchObject({
      as_of: asOf,
      limits: { at_risk: 90, dormant: 180, lost: 365 },
      falls: true,
      failed: false,
      bands: {
        active: { people: 101, returned: 50 },
        at_risk: { people: 40, returned: 10, rate: 0.25 },
        dormant: { people: 50, returned: 5, rate: 0.1 },
        lost: { people: 20, returned: 1, rate: 0.05 },
      },
    })
  })

  it("drifts towards fixed days when the back-test fails at two monthly refits", async () => {
    // The longer they are silent the surer they return: the bands stand in the wrong order.
    const nights = [NOW, later(31), later(62), later(93)]
    const purchases = nights.flatMap((night, round) =>
      Array.from({ length: 150 }, (_, index) => {
        const then = (days: number) => daysAgo(90 + days, night)
        return [
          { person: `quick${round}_${index}`, at: then(20) },
          { person: `quick${round}_${index}`, at: then(5) },
          { person: `late${round}_${index}`, at: then(150) },
          { person: `late${round}_${index}`, at: daysAgo(31, night) },
        ]
      }).flat()
    )
    await shop(purchases)
    const fits = []
    for (const [index, now] of nights.entries()) {
      fits.push(await scoring.refit({ cause: index === 0 ? "backfill" : "nightly", now }))
    }
    expect(fits.map(({ backtest }) => backtest?.failed)).toEqual([true, true, true, true])
    expect(fits.map(({ method }) => method)).toEqual(["rhythm", "drift", "drift", "drift"])
    // Towards 365 by a tenth a month, in whole days: 209, + 20, + 22, + 25.
    expect(fits.map(({ limits }) => limits.lost)).toEqual([209, 229, 251, 276])
  })
})
