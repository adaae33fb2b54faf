import { isDeepStrictEqual } from "node:util"
import fc from "fast-check"
import type { DataSource } from "typeorm"
import { portray } from "../../src/modules/retention/domain/portrait/portray"
import type { Portrait } from "../../src/modules/retention/domain/portrait/types"
import { RetentionPortrait } from "../../src/modules/retention/entities"
import { portraitStatement } from "../../src/modules/retention/store/portraits/portrait-sql"
import { portrayPeople } from "../../src/modules/retention/store/portraits/portray-people"
import type { Scope } from "../../src/modules/retention/store/scoring/ledger-sql"
import { loadPortraitShop } from "../helpers/load-portrait-shop"
import { personId } from "../helpers/load-shop"
import { type PortraitShop, portraitShops } from "../helpers/portrait-arbitraries"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

type Row = Portrait & { readonly person_id: string }

/** What the rules say of everybody who has an order. */
function specified(
  { people, categories, policy, now }: PortraitShop,
  zones?: ReadonlyMap<string, string>
): Row[] {
  return people.flatMap((drawn, index) => {
    const person_id = personId(index)
    const orders = drawn.map((order) => ({ ...order, order_id: `${order.order_id}_${person_id}` }))
    const portrait = portray({ orders, categories, policy, now, ...(zones ? { zones } : {}) })
    return portrait ? [{ ...portrait, person_id }] : []
  })
}

describe("portraits in SQL and by the rules", () => {
  let database: TestDatabase
  let dataSource: DataSource

  beforeAll(async () => {
    database = await createTestDatabase("portrait_parity")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  const portrayed = ({ policy, now }: PortraitShop, scope: Scope = { kind: "all" }) =>
    portrayPeople(dataSource.manager, { policy, now, scope })

  async function stored(): Promise<Row[]> {
    const rows = await dataSource.manager.find(RetentionPortrait, { order: { person_id: "ASC" } })
    return rows.map((row) => ({ ...row }))
  }

  it("say the same of anybody", async () => {
    await fc.assert(
      fc.asyncProperty(portraitShops(12), async (shop) => {
        await loadPortraitShop(dataSource, shop)
        const { portrayed: people } = await portrayed(shop)
        const expected = specified(shop)
        expect(await stored()).toEqual(expected)
        expect(people).toBe(expected.length)
      }),
      { numRuns: 200 }
    )
  })

  it("say the same of some people, leave the others alone, and write nothing the second time", async () => {
    await fc.assert(
      fc.asyncProperty(portraitShops(6), async (shop) => {
        await dataSource.query("TRUNCATE retention_portrait")
        await loadPortraitShop(dataSource, shop)
        const some: Scope = { kind: "people", person_ids: [personId(1), personId(4)] }
        const range: Scope = { kind: "range", after: personId(1), upTo: personId(3) }
        for (const scope of [some, range]) {
          const first = await portrayed(shop, scope)
          expect(first.written).toBe(first.portrayed)
          expect(await portrayed(shop, scope)).toEqual({ ...first, written: 0 })
        }
        const inScope = [1, 2, 3, 4].map(personId)
        expect(await stored()).toEqual(
          specified(shop).filter(({ person_id }) => inScope.includes(person_id))
        )
      }),
      { numRuns: 40 }
    )
  })

  it("say the same of a shop that became another, and take away who has no order any more", async () => {
    await fc.assert(
      fc.asyncProperty(portraitShops(6), portraitShops(6), async (before, after) => {
        await loadPortraitShop(dataSource, before)
        await portrayed(before)
        const old = await stored()
        await loadPortraitShop(dataSource, after)
        const { written } = await portrayed(after)
        const now = await stored()
        expect(now).toEqual(specified(after))
        const ids = new Set([...old, ...now].map(({ person_id }) => person_id))
        const changed = [...ids].filter(
          (id) => !isDeepStrictEqual(rowOf(old, id), rowOf(now, id))
        ).length
        expect(written).toBe(changed)
      }),
      { numRuns: 60 }
    )
  })

  it("say the same where the database knows no other zones than the shop's", async () => {
    await fc.assert(
      fc.asyncProperty(portraitShops(6), async (shop) => {
        await loadPortraitShop(dataSource, shop)
        const zones = new Map([["in", "Asia/Kolkata"]])
        const { policy, now } = shop
        const { text, values } = portraitStatement({ policy, now, scope: { kind: "all" }, zones })
        await dataSource.query(text, values)
        expect(await stored()).toEqual(specified(shop, zones))
      }),
      { numRuns: 30 }
    )
  })
})

function rowOf(rows: readonly Row[], id: string): Row | undefined {
  return rows.find(({ person_id }) => person_id === id)
}
