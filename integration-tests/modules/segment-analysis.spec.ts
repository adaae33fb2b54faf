import fc from "fast-check"
import type { DataSource } from "typeorm"
import { toBase } from "../../src/modules/retention/domain/money/convert"
import { Decimal, formatDecimal } from "../../src/modules/retention/domain/money/decimal"
import { type Policy, policySchema } from "../../src/modules/retention/domain/policy/schema"
import { scorePerson } from "../../src/modules/retention/domain/scoring/score-person"
import {
  calendarDay,
  calendarMonth,
  firstInstant,
  isoDay,
} from "../../src/modules/retention/domain/time/calendar-day"
import { addDays, DAY_MS } from "../../src/modules/retention/domain/time/duration"
import { CohortsReader } from "../../src/modules/retention/store/cohorts/cohorts-reader"
import type { Cohort } from "../../src/modules/retention/domain/analysis/cohorts"
import {
  type MovementRow,
  movementsStatement,
} from "../../src/modules/retention/store/movements/movements-sql"
import { MovementsReader } from "../../src/modules/retention/store/movements/movements-reader"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { ComparisonReader } from "../../src/modules/retention/store/segment-comparison/comparison-reader"
import { type PersonCase, type ShopCase, shops } from "../helpers/arbitraries"
import { emptyLedger, writeLedger } from "../helpers/ledger-fixture"
import { loadShop, personId as drawnId } from "../helpers/load-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const daysOn = (days: number) => addDays(NOW, days)
const daysAgo = (days: number) => daysOn(-days).toISOString()
const iso = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

let database: TestDatabase
let dataSource: DataSource

beforeAll(async () => {
  database = await createTestDatabase("segment_analysis")
  dataSource = await openMigrated(database)
})

afterAll(async () => {
  await dataSource.destroy()
  await database.drop()
})

/** Movements as `from to: people`, of one kind. */
function flows(rows: readonly { from: string; to: string; people: number }[]) {
  return Object.fromEntries(rows.map(({ from, to, people }) => [`${from} ${to}`, people]))
}

function add(counts: Record<string, number>, from: string | null, to: string | null): void {
  if (from !== null || to !== null) {
    const key = `${from ?? "none"} ${to ?? "none"}`
    counts[key] = (counts[key] ?? 0) + 1
  }
}

describe("movements before anything was recorded", () => {
  const CREATED = new Date("2026-03-01T00:00:00Z")
  const isRecord = (index: number) => index % 3 === 0

  /** What the rules say of a person at a moment; nulls where they were not there. */
  function standing({ policy, fit }: ShopCase, person: PersonCase, index: number, now: Date) {
    const stored = { tier: null, downgrade_since: null }
    const { tier_target, stage } = scorePerson({ ...person, stored, policy, fit, now })
    const was_there = stage !== "prospect" || (isRecord(index) && CREATED <= now)
    return { tier: tier_target, stage: was_there ? stage : null }
  }

  it("are what the rules say of the ledger at both ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        shops({ people: 15 }),
        fc.constantFrom(0, 1, 90, 400),
        fc.constantFrom(0, 30, 180),
        async (shop, days, more) => {
          await loadShop(dataSource, shop)
          await dataSource.query("TRUNCATE retention_identity")
          await dataSource.query(
            `INSERT INTO retention_identity
                    (customer_id, person_id, email, has_account, customer_created_at)
             SELECT 'cus_' || id, id, id, FALSE, $2 FROM unnest($1::text[]) AS id`,
            [shop.people.flatMap((_, index) => (isRecord(index) ? drawnId(index) : [])), CREATED]
          )
          const to = addDays(shop.now, -days)
          const from = addDays(to, -more)
          const { text, values } = movementsStatement({
            policy: shop.policy,
            fit: shop.fit,
            from: { by: "ledger", at: from },
            to: { by: "ledger", at: to },
            segment_id: null,
            scope: { kind: "all" },
          })
          const rows = await dataSource.query<MovementRow[]>(text, values)
          const expected = { tier: {}, stage: {} }
          shop.people.forEach((person, index) => {
            // Those that were never scored are not among them.
            if (person.stored.tier !== null || index % 2 === 0) {
              const before = standing(shop, person, index, from)
              const after = standing(shop, person, index, to)
              add(expected.tier, before.tier, after.tier)
              add(expected.stage, before.stage, after.stage)
            }
          })
          expect({
            tier: flows(rows.filter(({ kind }) => kind === "tier")),
            stage: flows(rows.filter(({ kind }) => kind === "stage")),
          }).toEqual(expected)
        }
      ),
      { numRuns: 50 }
    )
  })
})

describe("movements", () => {
  const ZONE = "Asia/Shanghai"
  const POLICY = policySchema.parse({
    base_currency: "usd",
    time_zone: ZONE,
    stage: { method: "fixed", fixed_days: { at_risk: 20, dormant: 40, lost: 80 } },
    tier: { grace_days: 10 },
  })
  const read = (given: { from?: string; to?: string; segment_id?: string } = {}, now = NOW) =>
    new MovementsReader(dataSource).read({ ...given, now })

  async function shop(people: string[], purchases: Parameters<typeof writeLedger>[2]) {
    await emptyLedger(dataSource)
    await dataSource.query("TRUNCATE retention_segment_member")
    await new PolicyStore(dataSource).ensureSeed(POLICY, NOW)
    await writeLedger(dataSource, people, purchases)
  }

  it("are nothing before the first scoring", async () => {
    await shop([], [])
    expect(await read()).toEqual({
      from: "2026-05-16",
      to: "2026-06-15",
      time_zone: ZONE,
      currency: "usd",
      recorded_from: null,
      from_reconstructed: false,
      to_reconstructed: false,
      tier: [],
      stage: [],
    })
  })

  it("are between any two recorded days what profiles showed then", async () => {
    const days = [0, 1, 2, 5, 9, 16, 30]
    const people = Array.from({ length: 40 }, (_, index) => `p${index}`)
    const bought = (name: string, index: number, day: number) => ({
      person: name,
      at: new Date(daysOn(day).getTime() - 3_600_000 * ((index % 5) + 1)).toISOString(),
      amount: String(5 + ((index * 37 + day * 11) % 90)),
    })
    await shop(
      people,
      people.flatMap((name, index) =>
        index % 4 === 0 ? [] : [bought(name, index, -(index * 3) % 100)]
      )
    )
    const scoring = new ScoringStore(dataSource)
    const seen: {
      day: number
      at: Date
      profiles: Map<string, { tier: string | null; stage: string }>
    }[] = []
    for (const day of days) {
      const now = daysOn(day)
      const buyers = people.filter((_, index) => day > 0 && (index + day) % 7 === 0)
      await writeLedger(
        dataSource,
        [`new${day}`],
        buyers.map((name) => bought(name, Number(name.slice(1)), day))
      )
      if (day === 9) {
        await dataSource.query(
          "UPDATE retention_purchase SET canceled_at = $1 WHERE person_id = ANY ($2::text[])",
          [now, ["rper_p1", "rper_p7"]]
        )
      }
      await scoring.refit({ cause: day === 0 ? "backfill" : "nightly", now })
      await scoring.score({ cause: day === 0 ? "backfill" : "fit", now })
      const rows = await dataSource.query<
        { person_id: string; tier: string | null; stage: string }[]
      >("SELECT person_id, tier, stage FROM retention_profile")
      seen.push({
        day,
        at: now,
        profiles: new Map(rows.map(({ person_id, ...profile }) => [person_id, profile])),
      })
    }
    const now = daysOn(30)
    const at = (moment: Date) =>
      seen.filter((one) => one.at < moment).at(-1)?.profiles ?? new Map<string, never>()
    const everybody = [...(seen.at(-1)?.profiles.keys() ?? [])]
    const first = calendarDay(NOW, ZONE) + 1
    const today = calendarDay(now, ZONE)
    for (const [from, to] of [
      [first, today],
      [first + 4, today - 3],
      [first + 8, first + 8],
      [first + 9, first + 20],
      [today, today],
    ] as const) {
      const before = at(firstInstant(from, ZONE))
      const after = to === today ? at(new Date(now.getTime() + 1)) : at(firstInstant(to + 1, ZONE))
      const expected = { tier: {}, stage: {} }
      for (const id of everybody) {
        add(expected.tier, before.get(id)?.tier ?? null, after.get(id)?.tier ?? null)
        add(expected.stage, before.get(id)?.stage ?? null, after.get(id)?.stage ?? null)
      }
      const found = await read({ from: iso(from), to: iso(to) }, now)
      expect(found).toMatchObject({ from_reconstructed: false, to_reconstructed: false })
      expect({ tier: flows(found.tier), stage: flows(found.stage) }).toEqual(expected)
    }
    const everyone = await read({}, now)
    expect(everyone.stage.some(({ from, to }) => from === "none" && to === "prospect")).toBe(true)
    expect(everyone.stage.some(({ to }) => to === "dormant" || to === "lost")).toBe(true)
    const revenue = everyone.stage.reduce((sum, row) => sum.plus(row.revenue), new Decimal(0))
    const [row] = await dataSource.query<{ sum: string }[]>(
      "SELECT trim_scale(sum(total_revenue)) AS sum FROM retention_profile"
    )
    expect(formatDecimal(revenue)).toBe(row?.sum)

    const members = ["rper_p2", "rper_p9", "rper_p14", "rper_new5"]
    await dataSource.query(
      `INSERT INTO retention_segment_member (segment_id, person_id, entered_at, cause)
       SELECT 'rseg_some', id, now(), 'build' FROM unnest($1::text[]) AS id`,
      [members]
    )
    const some = await read({ from: iso(first + 4), segment_id: "rseg_some" }, now)
    const expected = {}
    for (const id of members) {
      const before = at(firstInstant(first + 4, ZONE)).get(id)
      add(expected, before?.stage ?? null, seen.at(-1)?.profiles.get(id)?.stage ?? null)
    }
    expect(flows(some.stage)).toEqual(expected)
  })

  it("go from the ledger over to what was recorded, and say so", async () => {
    await shop(
      ["visitor"],
      [
        { person: "ann", at: daysAgo(19) },
        { person: "bob", at: daysAgo(70) },
        { person: "cat", at: daysAgo(2) },
        { person: "dan", at: daysAgo(5) },
      ]
    )
    const scoring = new ScoringStore(dataSource)
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    const week = await read({ from: isoDay(daysOn(-7), ZONE) })
    expect(week).toMatchObject({
      recorded_from: NOW,
      from_reconstructed: true,
      to_reconstructed: false,
    })
    expect(flows(week.stage)).toEqual({
      "new new": 1,
      "dormant dormant": 1,
      "none new": 2,
      "none prospect": 1,
    })
    await scoring.sweep({ now: daysOn(15) })
    // The day of the first scoring, at whose beginning nothing was recorded yet, up to now.
    const since = await read({ from: isoDay(NOW, ZONE) }, daysOn(15))
    expect(since.from_reconstructed).toBe(true)
    expect(flows(since.stage)).toEqual({
      "new at_risk": 2,
      "dormant lost": 1,
      "new new": 1,
      "none prospect": 1,
    })
    const past = await read({ from: "2026-05-01", to: "2026-06-01" }, daysOn(15))
    expect(past).toMatchObject({ from_reconstructed: true, to_reconstructed: true })
    expect(flows(past.stage)).toEqual({ "at_risk dormant": 1, "none new": 1 })
  })

  it.each([
    [{ to: "2026-06-16" }, "to: must not be after today, 2026-06-15"],
    [{ from: "2026-06-14", to: "2026-06-13" }, "from: must not be after to, 2026-06-13"],
    [{ from: "2026-02-30" }, "from: must be a day, such as 2026-11-22"],
    [{ from: "1999-01-01" }, "from: must not be before 2006-06-15"],
    [{ to: "0000-13-01" }, "to: must be a day, such as 2026-11-22"],
  ])("refuse %j", async (given, message) => {
    await shop([], [])
    await expect(read(given)).rejects.toMatchObject({ type: "invalid_data", message })
  })
})

describe("cohorts", () => {
  /** The same, person by person. */
  function naive({ policy, people, now }: ShopCase, months: number): Cohort[] {
    const zone = policy.time_zone
    const monthOf = (at: Date) => {
      const [year = 0, month = 0] = calendarMonth(at, zone).split("-").map(Number)
      return year * 12 + month - 1
    }
    const nameOf = (month: number) =>
      `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`
    const valid = people
      .map(({ purchases }) =>
        purchases
          .filter(({ canceled_at, at }) => canceled_at === null && at <= now)
          .sort((a, b) => a.at.getTime() - b.at.getTime())
      )
      .filter((purchases) => purchases.length > 0)
    const spent = (some: (typeof valid)[number]) =>
      formatDecimal(
        some.reduce(
          (sum, { net_amount, currency_code }) =>
            sum.plus(toBase(net_amount, currency_code, policy) ?? 0),
          new Decimal(0)
        )
      )
    const current = monthOf(now)
    const cohorts: Cohort[] = []
    for (let month = current - months + 1; month <= current; month += 1) {
      const mine = valid.filter(([first]) => first && monthOf(first.at) === month)
      if (mine.length === 0) {
        continue
      }
      const retained = mine.filter(([first, ...rest]) =>
        rest.some(
          ({ at }) =>
            first &&
            calendarDay(at, zone) > calendarDay(first.at, zone) &&
            at <= addDays(first.at, 365)
        )
      ).length
      const next = firstInstant(Date.parse(`${nameOf(month + 1)}-01T00:00:00Z`) / DAY_MS, zone)
      cohorts.push({
        month: nameOf(month),
        people: mine.length,
        revenue: spent(mine.flat()),
        retained_365: {
          people: retained,
          share: retained / mine.length,
          open: addDays(next, 365) > now,
        },
        months: Array.from({ length: current - month }, (_, index) => {
          const then = mine.map((all) => all.filter(({ at }) => monthOf(at) === month + index + 1))
          const bought = then.filter((some) => some.length > 0).length
          return {
            offset: index + 1,
            people: bought,
            share: bought / mine.length,
            revenue: spent(then.flat()),
            open: month + index + 1 === current,
          }
        }),
      })
    }
    return cohorts
  }

  async function seed(policy: Policy, now: Date) {
    await dataSource.query("TRUNCATE retention_policy")
    await new PolicyStore(dataSource).ensureSeed(policy, now)
  }

  it("are what one finds person by person", async () => {
    await fc.assert(
      fc.asyncProperty(shops({ people: 25 }), fc.constantFrom(1, 12, 40), async (shop, months) => {
        await loadShop(dataSource, shop)
        await seed(shop.policy, shop.now)
        const found = await new CohortsReader(dataSource).read({ months, now: shop.now })
        expect(found).toMatchObject({
          as_of: shop.now,
          time_zone: shop.policy.time_zone,
          currency: shop.policy.base_currency,
        })
        expect(found.cohorts).toEqual(naive(shop, months))
      }),
      { numRuns: 40 }
    )
  })

  it("begin at midnight of the policy's zone, and close a year after their last day", async () => {
    await emptyLedger(dataSource)
    await seed(policySchema.parse({ base_currency: "usd", time_zone: "Asia/Shanghai" }), NOW)
    await writeLedger(
      dataSource,
      [],
      [
        // The first of June over there; back on the same day, which is no return.
        { person: "ann", at: "2025-05-31T16:00:00Z" },
        { person: "ann", at: "2025-06-01T15:59:59Z", amount: "5" },
        { person: "bob", at: "2025-05-31T15:59:59Z" },
        // A year after to the second, and a second later than that.
        { person: "bob", at: "2026-05-31T15:59:59Z", amount: "7.5" },
        { person: "cat", at: "2025-05-10T00:00:00Z" },
        { person: "cat", at: "2026-05-10T00:00:01Z" },
      ]
    )
    const { cohorts } = await new CohortsReader(dataSource).read({ months: 24, now: NOW })
    expect(cohorts).toMatchObject([
      {
        month: "2025-05",
        people: 2,
        revenue: "37.5",
        retained_365: { people: 1, share: 0.5, open: false },
      },
      {
        month: "2025-06",
        people: 1,
        revenue: "15",
        retained_365: { people: 0, share: 0, open: true },
      },
    ])
    expect(cohorts[0]?.months.filter(({ people }) => people > 0)).toEqual([
      { offset: 12, people: 2, share: 1, revenue: "17.5", open: false },
    ])
    expect(cohorts[0]?.months.at(-1)).toMatchObject({ offset: 13, open: true })
  })
})

describe("a comparison", () => {
  const POLICY = policySchema.parse({ base_currency: "usd", rates: { eur: "2" } })
  const read = (one = "rseg_one", other = "rseg_other") =>
    new ComparisonReader(dataSource).read({ one, other, now: NOW })

  async function members(segment_id: string, names: readonly string[]) {
    await dataSource.query(
      `INSERT INTO retention_segment (id, name, rule, rule_revision, status, created_at, updated_at)
       VALUES ($1, $1, '{}', 1, 'active', now(), now())`,
      [segment_id]
    )
    await dataSource.query(
      `INSERT INTO retention_segment_member (segment_id, person_id, entered_at, cause)
       SELECT $1, 'rper_' || name, now(), 'build' FROM unnest($2::text[]) AS name`,
      [segment_id, names]
    )
  }

  beforeAll(async () => {
    await emptyLedger(dataSource)
    await dataSource.query("TRUNCATE retention_segment, retention_segment_member")
    await new PolicyStore(dataSource).ensureSeed(POLICY, NOW)
    await writeLedger(
      dataSource,
      ["visitor"],
      [
        { person: "ann", at: daysAgo(200), amount: "100" },
        { person: "ann", at: daysAgo(100), amount: "50", currency: "eur" },
        { person: "ann", at: daysAgo(10), amount: "999", currency: "gbp" },
        { person: "bob", at: daysAgo(30), amount: "20" },
        { person: "bob", at: daysAgo(30), amount: "21", canceled_at: daysAgo(29) },
        { person: "cat", at: daysAgo(3), amount: "30.5" },
        { person: "dan", at: daysAgo(400), amount: "8" },
        { person: "dan", at: daysAgo(400), amount: "2" },
      ]
    )
    const scoring = new ScoringStore(dataSource)
    await scoring.refit({ cause: "backfill", now: NOW })
    await scoring.score({ cause: "backfill", now: NOW })
    await dataSource.query(
      `INSERT INTO retention_prediction
              (person_id, model_fit_id, predicted_at, currency_code, chance_30, chance_90,
               chance_365, expected_purchases, clv, frequency, recency_days, age_days, spend_count,
               horizon_days, annual_discount_rate)
       SELECT 'rper_' || name, 'rmod_1', now(), currency, 0, chance, 1, 1, clv, 1, 1, 1, 1, 365, 0.1
         FROM (VALUES ('ann', 0.5, 30, 'usd'), ('bob', 0.25, NULL, 'usd'), ('cat', 0.9, 500, 'eur'))
              AS known (name, chance, clv, currency)`
    )
    await members("rseg_one", ["ann", "bob", "visitor", "dan"])
    await members("rseg_other", ["bob", "cat"])
    await members("rseg_empty", [])
    await members("rseg_visitors", ["visitor"])
  })

  it("tells of both what is known of their people", async () => {
    const { currency, one, other, overlap } = await read()
    expect(currency).toBe("usd")
    expect(overlap).toEqual({ both: 1, only_one: 3, only_other: 1 })
    expect(one).toEqual({
      segment_id: "rseg_one",
      people: 4,
      share: 4 / 5,
      buyers: 3,
      revenue: "230",
      // Of five purchases with a rate: the one in pounds has none.
      average_order_value: "46",
      orders_per_buyer: 2,
      repurchase_rate: 1 / 3,
      rfm: expect.any(Object),
      tiers: expect.objectContaining({ none: 1 }),
      stages: expect.objectContaining({ prospect: 1, lost: 1, new: 0, at_risk: 0 }),
      median_silence_days: 30,
      chance_90: 0.375,
      clv: "30",
      clv_mean: "30",
    })
    const scores = await dataSource.query<{ r: number; f: number; m: number }[]>(
      `SELECT avg(rfm_r)::float AS r, avg(rfm_f)::float AS f, avg(rfm_m)::float AS m
         FROM retention_profile WHERE person_id IN ('rper_ann', 'rper_bob', 'rper_dan')`
    )
    expect(one.rfm).toEqual(scores[0])
    expect(other).toMatchObject({
      people: 2,
      buyers: 2,
      revenue: "50.5",
      average_order_value: "25.25",
      repurchase_rate: 0,
      // What was predicted in another currency says nothing here.
      chance_90: 0.25,
      clv: null,
      clv_mean: null,
    })
    expect(Object.values(one.tiers).reduce((sum, people) => sum + people)).toBe(4)
    expect(Object.values(one.stages).reduce((sum, people) => sum + people)).toBe(4)
  })

  it("knows nothing of nobody, and little of who never bought", async () => {
    const { one, other, overlap } = await read("rseg_empty", "rseg_visitors")
    expect(overlap).toEqual({ both: 0, only_one: 0, only_other: 1 })
    expect(one).toMatchObject({ people: 0, share: 0, revenue: "0", rfm: null, clv: null })
    expect(one.stages).toMatchObject({ prospect: 0, lost: 0 })
    expect(other).toMatchObject({
      people: 1,
      buyers: 0,
      revenue: "0",
      average_order_value: null,
      orders_per_buyer: null,
      repurchase_rate: null,
      rfm: null,
      median_silence_days: null,
      chance_90: null,
    })
  })

  it("wants two segments that are there", async () => {
    await expect(read("rseg_one", "rseg_one")).rejects.toMatchObject({ type: "invalid_data" })
    for (const id of ["rseg_gone", "rseg_\0", ""]) {
      await expect(read("rseg_one", id)).rejects.toMatchObject({ type: "not_found" })
    }
  })
})
