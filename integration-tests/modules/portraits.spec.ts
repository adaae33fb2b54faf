import type { DataSource } from "typeorm"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { QueryableService } from "../../src/modules/retention/query/queryable-service"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { PortraitReader } from "../../src/modules/retention/store/portraits/portrait-reader"
import { PortraitStore } from "../../src/modules/retention/store/portraits/portrait-store"
import { order } from "../helpers/facts"
import { loadPortraitShop } from "../helpers/load-portrait-shop"
import { personId } from "../helpers/load-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const POLICY = policySchema.parse({ base_currency: "eur" })

describe("everybody's portraits", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let portraits: PortraitStore

  const shop = (...people: (readonly ReturnType<typeof order>[])[]) =>
    loadPortraitShop(dataSource, { people, categories: new Map() })

  beforeAll(async () => {
    database = await createTestDatabase("portraits")
    dataSource = await openMigrated(database)
    portraits = new PortraitStore(dataSource, { batch: 2 })
  })

  beforeEach(async () => {
    await dataSource.query("TRUNCATE retention_portrait, retention_policy")
    await new PolicyStore(dataSource).ensureSeed(POLICY, NOW)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  it("are made batch by batch, and written only where something changed", async () => {
    const bought = order("2026-06-01T12:00:00.000Z")
    await shop([bought], [], [bought], [bought], [bought])
    expect(await portraits.portrayAll({ now: NOW })).toEqual({ portrayed: 4, written: 4 })
    expect(await portraits.portrayAll({ now: NOW })).toEqual({ portrayed: 4, written: 0 })
    await shop([bought], [], [], [bought], [{ ...bought, promotions: 1 }])
    expect(await portraits.portrayAll({ now: () => NOW })).toEqual({ portrayed: 3, written: 2 })
  })

  it("become other ones with time, and with the policy", async () => {
    const waiting = order("2026-11-20T12:00:00.000Z", { shipped_at: null })
    await shop([order("2026-06-01T12:00:00.000Z"), waiting])
    const signalsAt = async (now: Date) => {
      await portraits.portrayAll({ now })
      const [row] = await dataSource.query<{ signals: string[] }[]>(
        "SELECT signals FROM retention_portrait"
      )
      return row?.signals
    }
    expect(await signalsAt(NOW)).toEqual([])
    const later = new Date("2026-11-27T12:00:00.001Z")
    expect(await signalsAt(later)).toEqual(["last_order_late"])
    await new PolicyStore(dataSource).save(
      {
        settings: { ...POLICY, portrait: { late_after_days: 30 } },
        expected_version: 1,
        created_by: null,
        note: null,
      },
      NOW
    )
    expect(await signalsAt(later)).toEqual([])
  })

  it("are shown with the titles of products, gone ones too, and without another currency's basket", async () => {
    const lines = [{ product_id: "prod_gone", quantity: "1", amount: "10" }]
    await shop([order("2026-06-01T12:00:00.000Z", { lines })])
    await portraits.portrayAll({ now: NOW })
    const reader = new PortraitReader(dataSource)
    expect(await reader.of(personId(0), POLICY)).toMatchObject({
      favourite_products: [
        { product_id: "prod_gone", title: "A line", thumbnail: null, purchases: 1 },
      ],
      usual_basket: "10",
      discount_affinity: 0,
    })
    expect(await reader.of(personId(0), { ...POLICY, base_currency: "usd" })).toMatchObject({
      usual_basket: null,
      currency_code: "eur",
    })
    expect(await reader.of("rper_nobody", POLICY)).toBeNull()
  })

  it("can be asked for by what was found", async () => {
    const off = (at: string) => order(at, { promotions: 1 })
    await shop(
      [order("2026-06-01T12:00:00.000Z")],
      [off("2026-06-01T12:00:00.000Z"), off("2026-07-01T12:00:00.000Z")]
    )
    await portraits.portrayAll({ now: NOW })
    const service = new QueryableService(dataSource)
    const idsOf = async (filters: Parameters<typeof service.listRetentionPortraits>[0]) =>
      (await service.listRetentionPortraits(filters)).map(({ person_id }) => person_id)
    expect(await idsOf({ signals: "only_discount" })).toEqual([personId(1)])
    expect(await idsOf({ favourite_product_ids: "prod_shirt", signals: [] })).toEqual([])
    expect(await idsOf({ discount_affinity: { $lt: "0.5" } })).toEqual([personId(0)])
    expect(await service.retrieveRetentionPortrait(personId(1))).toMatchObject({
      evidence: { only_discount: { purchases: 2 } },
    })
  })
})
