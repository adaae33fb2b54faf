import type { DataSource } from "typeorm"
import type { RetentionProduct } from "../../src/modules/retention/entities"
import { LedgerStore } from "../../src/modules/retention/store/ledger-store"
import { PeopleStore } from "../../src/modules/retention/store/people-store"
import { mappedCustomer, mappedOrder } from "../helpers/mapped"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-05-01T00:00:00.000Z")

function product(product_id: string, given: Partial<RetentionProduct> = {}): RetentionProduct {
  return {
    product_id,
    title: product_id,
    handle: null,
    thumbnail: null,
    collection_id: null,
    type_id: null,
    category_ids: [],
    own_category_ids: [],
    deleted_at: null,
    ...given,
  }
}

describe("products in the database", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let ledger: LedgerStore

  beforeAll(async () => {
    database = await createTestDatabase("products")
    dataSource = await openMigrated(database)
    ledger = new LedgerStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  beforeEach(() =>
    dataSource.query(
      `TRUNCATE retention_person, retention_identity, retention_purchase,
         retention_purchase_line, retention_product, retention_problem, retention_unscored`
    )
  )

  const mirrored = () =>
    dataSource.query<RetentionProduct[]>("SELECT * FROM retention_product ORDER BY product_id")
  const mirroredIds = async () => (await mirrored()).map(({ product_id }) => product_id)
  /** An order of one line each of the given products. */
  const bought = (order_id: string, ...product_ids: (string | null)[]) =>
    mappedOrder(
      order_id,
      { email: `${order_id}@x.com` },
      {
        lines: product_ids.map((product_id, index) => ({
          id: `${order_id}_${index}`,
          order_id,
          product_id,
          variant_id: null,
          title: "Line",
          quantity: "1",
          amount: "10",
        })),
      }
    )
  const orders = (...list: ReturnType<typeof bought>[]) =>
    ledger.syncOrders({ orders: list, missing_ids: [] }, NOW)
  const sync = (products: RetentionProduct[], missing_ids: string[] = []) =>
    ledger.exclusively(NOW, (session) => session.syncProducts({ products, missing_ids }))

  it("keeps every field, ids with odd letters too, and writes only what differs", async () => {
    await orders(bought("o1", "p1", "p2"))
    const full = product("p1", {
      title: 'A "fine", {bright} \\ shoe',
      handle: "shoe",
      thumbnail: "https://x.com/a.png",
      collection_id: "pcol_1",
      type_id: "ptyp_1",
      category_ids: ['pcat_"quoted"', "pcat_,", "pcat_\\", "NULL", "{}"],
      deleted_at: new Date("2026-04-01T00:00:00.000Z"),
    })
    expect(await sync([full, product("p2")])).toBe(2)
    expect(await mirrored()).toEqual([full, product("p2")])
    expect(await sync([full, product("p2")])).toBe(0)
    expect(await sync([full, product("p2", { category_ids: ["c"] })])).toBe(1)
    expect(await sync([{ ...full, deleted_at: null }])).toBe(1)
  })

  it("mirrors no product that nobody bought", async () => {
    await orders(bought("o1", "p1", null))
    expect(await sync([product("p1"), product("never")])).toBe(1)
    expect(await mirroredIds()).toEqual(["p1"])
  })

  it("forgets a product that is gone for good", async () => {
    await orders(bought("o1", "p1", "p2"))
    await sync([product("p1"), product("p2")])
    expect(await sync([], ["p1", "never"])).toBe(1)
    expect(await mirroredIds()).toEqual(["p2"])
  })

  it("says which products it does not know, each once", async () => {
    await orders(bought("o1", "p1"))
    await sync([product("p1")])
    const unknown = await ledger.exclusively(NOW, (session) =>
      session.unknownProducts(["p2", "p1", "p3", "p2"])
    )
    expect(unknown).toEqual(["p2", "p3"])
    expect(await ledger.exclusively(NOW, (session) => session.unknownProducts([]))).toEqual([])
  })

  describe("forgets a product with the last line that names it", () => {
    beforeEach(async () => {
      await orders(bought("o1", "p1", "p2"), bought("o2", "p2", "p3"))
      await sync(["p1", "p2", "p3"].map((id) => product(id)))
    })

    it("when an edit takes the line away", async () => {
      await orders(bought("o1", "p2"))
      expect(await mirroredIds()).toEqual(["p2", "p3"])
    })

    it("when a line comes to name another", async () => {
      await orders(bought("o1", "p3", "p2"))
      expect(await mirroredIds()).toEqual(["p2", "p3"])
    })

    it("when the order is gone", async () => {
      await ledger.syncOrders({ orders: [], missing_ids: ["o2"] }, NOW)
      expect(await mirroredIds()).toEqual(["p1", "p2"])
    })

    it("when nobody can be known by the order any more", async () => {
      const people = new PeopleStore(dataSource)
      const customers = [mappedCustomer("cus_1", "a@x.com")]
      await people.syncCustomers({ customers, problems: [], missing_ids: [] }, NOW)
      const { row, ...rest } = bought("o3", "p4")
      await orders({ ...rest, row: { ...row, email: null, customer_id: "cus_1" } })
      await sync([product("p4")])
      await people.syncCustomers({ customers: [], problems: [], missing_ids: ["cus_1"] }, NOW)
      expect(await mirroredIds()).toEqual(["p1", "p2", "p3"])
    })
  })

  it("marks nobody for scoring", async () => {
    await orders(bought("o1", "p1"))
    await dataSource.query("TRUNCATE retention_unscored")
    await sync([product("p1")])
    expect(await dataSource.query("SELECT * FROM retention_unscored")).toEqual([])
  })
})
