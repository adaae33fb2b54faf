import fc from "fast-check"
import type { DataSource } from "typeorm"
import { formatDecimal, parseDecimal } from "../../src/modules/retention/domain/money/decimal"
import { scorePerson } from "../../src/modules/retention/domain/scoring/score-person"
import type { ScoredProfile } from "../../src/modules/retention/domain/types"
import type { Scope } from "../../src/modules/retention/store/scoring/ledger-sql"
import { scoreStatement } from "../../src/modules/retention/store/scoring/score-sql"
import { type ShopCase, shops } from "../helpers/arbitraries"
import { loadShop, personId } from "../helpers/load-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const DECIMALS = [
  "total_revenue",
  "window_revenue",
  "basket",
  "average_order_value",
  "median_gap_days",
] as const

type Row = ScoredProfile & { readonly person_id: string }
type Counts = { readonly scored: number; readonly written: number; readonly transitions: number }

/** Decimals without zeros at the end: Postgres keeps the scale of what it computed with. */
function plain(profile: ScoredProfile): ScoredProfile {
  const decimals = DECIMALS.map((name) => {
    const value = profile[name]
    return [name, value === null ? null : formatDecimal(parseDecimal(value))]
  })
  return { ...profile, ...Object.fromEntries(decimals) }
}

/** What the rules say of everybody. */
function specified({ people, ...shop }: ShopCase): ScoredProfile[] {
  return people.map((person) => plain(scorePerson({ ...shop, ...person })))
}

describe("the SQL engine and the rules", () => {
  let database: TestDatabase
  let dataSource: DataSource

  beforeAll(async () => {
    database = await createTestDatabase("scoring_parity")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function score({ policy, fit, now }: ShopCase, scope: Scope): Promise<Counts> {
    const { text, values } = scoreStatement({
      policy,
      fit,
      now,
      scope,
      cause: "reconcile",
      run_id: "rrun_test",
    })
    const [counts] = await dataSource.query<Counts[]>(text, values)
    if (!counts) {
      throw new Error("the statement returned no row")
    }
    return counts
  }

  async function scored(): Promise<ScoredProfile[]> {
    const rows = await dataSource.query<Row[]>(
      `SELECT person_id, tier, tier_target, downgrade_since, stage, slowing, purchase_count,
              purchase_days, first_purchase_at, last_purchase_at, reactivated_at, total_revenue,
              window_revenue, window_purchase_days, basket, average_order_value, median_gap_days,
              rfm_r, rfm_f, rfm_m, rfm_group, next_stage_at, next_change_at
         FROM retention_profile
        ORDER BY person_id`
    )
    return rows.map(({ person_id: _id, ...profile }) => plain(profile))
  }

  it("say the same of anybody", async () => {
    await fc.assert(
      fc.asyncProperty(shops({ people: 25 }), async (shop) => {
        await loadShop(dataSource, shop)
        await score(shop, { kind: "all" })
        expect(await scored()).toEqual(specified(shop))
      }),
      { numRuns: 150 }
    )
  })

  it("say the same of some people, and leave the others alone", async () => {
    await fc.assert(
      fc.asyncProperty(shops({ people: 6 }), async (shop) => {
        await loadShop(dataSource, shop)
        await score(shop, { kind: "people", person_ids: [personId(1), personId(4)] })
        await score(shop, { kind: "range", after: personId(1), upTo: personId(3) })
        const expected = specified(shop)
        const rows = await dataSource.query<Row[]>(
          "SELECT person_id, stage, purchase_count FROM retention_profile ORDER BY person_id"
        )
        for (const index of [1, 2, 3, 4]) {
          expect(rows.find(({ person_id }) => person_id === personId(index))).toMatchObject({
            stage: expected[index]?.stage,
            purchase_count: expected[index]?.purchase_count,
          })
        }
        for (const index of [0, 5]) {
          // As stored before: a prospect without purchases, or nothing at all.
          const row = rows.find(({ person_id }) => person_id === personId(index))
          expect(row?.stage ?? "prospect").toBe("prospect")
          expect(row?.purchase_count ?? 0).toBe(0)
        }
      }),
      { numRuns: 40 }
    )
  })

  it("write nothing the second time", async () => {
    await fc.assert(
      fc.asyncProperty(shops({ people: 25 }), async (shop) => {
        await loadShop(dataSource, shop)
        await score(shop, { kind: "all" })
        const first = await scored()
        expect(await score(shop, { kind: "all" })).toEqual({
          scored: 25,
          written: 0,
          transitions: 0,
        })
        expect(await scored()).toEqual(first)
      }),
      { numRuns: 40 }
    )
  })

  it("say the same at the moment of the next change, from what was stored before", async () => {
    await fc.assert(
      fc.asyncProperty(shops({ people: 10 }), fc.nat(), async (shop, pick) => {
        const before = specified(shop)
        const changes = before.flatMap(({ next_change_at }) => next_change_at ?? [])
        fc.pre(changes.length > 0)
        const now = changes[pick % changes.length] ?? shop.now
        await loadShop(dataSource, shop)
        await score(shop, { kind: "all" })
        const later = { ...shop, now }
        await score(later, { kind: "all" })
        const people = shop.people.map((person, index) => ({
          ...person,
          stored: before[index] ?? person.stored,
        }))
        expect(await scored()).toEqual(specified({ ...later, people }))
      }),
      { numRuns: 60 }
    )
  })
})
