import fc from "fast-check"
import type { DataSource } from "typeorm"
import { portray } from "../../src/modules/retention/domain/portrait/portray"
import type { Portrait } from "../../src/modules/retention/domain/portrait/types"
import { RetentionPortrait } from "../../src/modules/retention/entities"
import { portrayPeople } from "../../src/modules/retention/store/portraits/portray-people"
import type { Scope } from "../../src/modules/retention/store/scoring/ledger-sql"
import { loadPortraitShop } from "../helpers/load-portrait-shop"
import { personId } from "../helpers/load-shop"
import { type PortraitShop, portraitShops } from "../helpers/portrait-arbitraries"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

type Row = Portrait & { readonly person_id: string }

/** What the rules say of everybody who has an order. */
function specified({ people, categories, policy, now }: PortraitShop): Row[] {
  return people.flatMap((drawn, index) => {
    const person_id = personId(index)
    const orders = drawn.map((order) => ({ ...order, order_id: `${order.order_id}_${person_id}` }))
    const portrait = portray({ orders, categories, policy, now })
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
})
