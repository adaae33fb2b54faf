import type { DataSource } from "typeorm"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { type TallyCell, TallyStore } from "../../src/modules/retention/store/tally-store"
import { emptyLedger, personId, writeLedger } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString()
const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

/** The same by hand, from the profiles. */
const COUNTED = `
  SELECT tier, stage, count(*)::integer AS people, sum(purchase_count)::integer AS purchases,
         trim_scale(sum(total_revenue)) AS revenue
    FROM retention_profile GROUP BY tier, stage`

const sorted = (cells: readonly TallyCell[]) =>
  [...cells].sort((a, b) => `${a.tier} ${a.stage}`.localeCompare(`${b.tier} ${b.stage}`))

describe("the tally", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let scoring: ScoringStore
  let tally: TallyStore

  beforeAll(async () => {
    database = await createTestDatabase("tally")
    dataSource = await openMigrated(database)
    scoring = new ScoringStore(dataSource, { batch: 8 })
    tally = new TallyStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  beforeEach(async () => {
    await emptyLedger(dataSource)
    await new PolicyStore(dataSource).ensureSeed(policySchema.parse({}), NOW)
    const purchases = Array.from({ length: 200 }, (_, index) => ({
      person: `p${index % 61}`,
      at: daysAgo((index * 31) % 600),
      amount: (5 + ((index * 7) % 90) / 7).toFixed(3),
      ...(index % 17 === 0 ? { canceled_at: daysAgo(0) } : {}),
    }))
    await writeLedger(dataSource, ["visitor", "another"], purchases)
    await scoring.refit({ cause: "backfill", now: NOW })
  })

  const counted = async () => sorted(await dataSource.query<TallyCell[]>(COUNTED))
  const rows = async () => {
    const [row] = await dataSource.query<{ n: number }[]>(
      "SELECT count(*)::integer AS n FROM retention_tally"
    )
    return row?.n ?? 0
  }
  const agrees = async () => {
    const expected = await counted()
    expect(sorted(await tally.cells())).toEqual(expected)
    return expected
  }

  it("is empty before anybody was scored, and after a truncation", async () => {
    expect(await tally.cells()).toEqual([])
    await scoring.score({ cause: "backfill", now: NOW })
    expect(await agrees()).not.toEqual([])
    await dataSource.query("TRUNCATE retention_profile")
    expect(await rows()).toBe(0)
    await scoring.score({ cause: "backfill", now: NOW })
    await dataSource.query("TRUNCATE retention_profile, retention_tally, retention_person")
    expect(await rows()).toBe(0)
  })

  it("follows whatever happens to profiles, in one statement or in many", async () => {
    await scoring.score({ cause: "backfill", now: NOW })
    const first = await agrees()
    expect(first.reduce((sum, { people }) => sum + people, 0)).toBe(63)
    expect(first).toContainEqual({
      tier: null,
      stage: "prospect",
      people: 2,
      purchases: 0,
      revenue: "0",
    })

    await scoring.score({ cause: "time", now: daysOn(100) })
    expect(await agrees()).not.toEqual(first)

    await writeLedger(dataSource, [], [{ person: "visitor", at: daysAgo(1), amount: "3.005" }])
    await scoring.score({ cause: "order", now: daysOn(100), person_ids: [personId("visitor")] })
    await dataSource.query("DELETE FROM retention_profile WHERE person_id < 'rper_p3'")
    await agrees()
    await dataSource.query(
      `INSERT INTO retention_profile (person_id, stage, stage_changed_at, tier_changed_at)
       VALUES ('rper_p10', 'prospect', now(), now())
       ON CONFLICT (person_id) DO UPDATE SET stage = 'lost'`
    )
    await agrees()
  })

  it("notes nothing where no cell and no figure changes", async () => {
    await scoring.score({ cause: "backfill", now: NOW })
    const before = await rows()
    await dataSource.query("UPDATE retention_profile SET next_change_at = now(), slowing = TRUE")
    await dataSource.query("UPDATE retention_profile SET stage = 'lost' WHERE person_id = 'nobody'")
    await dataSource.query("DELETE FROM retention_profile WHERE FALSE")
    expect(await rows()).toBe(before)
  })

  it("is taken back with the transaction that changed the profiles", async () => {
    await scoring.score({ cause: "backfill", now: NOW })
    const before = sorted(await tally.cells())
    const runner = dataSource.createQueryRunner()
    await runner.startTransaction()
    await runner.query("DELETE FROM retention_profile WHERE person_id < 'rper_p3'")
    expect(sorted(await tally.cells())).toEqual(before)
    await runner.rollbackTransaction()
    await runner.release()
    expect(sorted(await tally.cells())).toEqual(before)
  })

  it("folds many rows into one a cell while others append, and leaves few alone", async () => {
    await scoring.score({ cause: "backfill", now: NOW })
    const before = await rows()
    await tally.fold()
    expect(await rows()).toBe(before)

    for (let index = 0; index < 100; index += 1) {
      await dataSource.query(
        "UPDATE retention_profile SET total_revenue = total_revenue + 1 WHERE person_id = $1",
        [personId(`p${index % 61}`)]
      )
    }
    expect(await rows()).toBeGreaterThan(100)
    const open = dataSource.createQueryRunner()
    await open.startTransaction()
    await open.query(
      `INSERT INTO retention_profile (person_id, stage, stage_changed_at, tier_changed_at)
       VALUES ('rper_zoe', 'prospect', now(), now())`
    )
    await Promise.all([
      tally.fold(),
      tally.fold(),
      scoring.score({ cause: "time", now: daysOn(61) }),
    ])
    await open.commitTransaction()
    await open.release()
    expect(await rows()).toBeLessThan(100)
    await agrees()
  })

  it("counts again and sets right what was written past the triggers", async () => {
    await scoring.score({ cause: "backfill", now: NOW })
    expect(await tally.recount()).toBe(0)
    const before = await rows()
    expect(await tally.recount()).toBe(0)
    expect(await rows()).toBe(before)

    await dataSource.transaction(async (manager) => {
      await manager.query("SET LOCAL session_replication_role = replica")
      await manager.query("UPDATE retention_profile SET stage = 'lost' WHERE stage = 'prospect'")
    })
    expect(sorted(await tally.cells())).not.toEqual(await counted())
    expect(await tally.recount()).toBe(2)
    await agrees()
    expect(await tally.recount()).toBe(0)
  })
})
