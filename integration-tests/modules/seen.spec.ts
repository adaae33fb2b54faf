import type { DataSource } from "typeorm"
import { PeopleStore } from "../../src/modules/retention/store/people-store"
import { SeenStore, VIEWS_KEPT } from "../../src/modules/retention/store/seen-store"
import { mappedCustomer } from "../helpers/mapped"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-05-01T00:00:00.000Z")
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

describe("seen, not bought", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let people: PeopleStore
  let seen: SeenStore

  beforeAll(async () => {
    database = await createTestDatabase("seen")
    dataSource = await openMigrated(database)
    people = new PeopleStore(dataSource)
    seen = new SeenStore(dataSource)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  beforeEach(async () => {
    await dataSource.query(
      `TRUNCATE retention_person, retention_identity, retention_product_view, retention_unscored,
         retention_problem`
    )
    await mirror(
      mappedCustomer("cus_account", "ann@x.com", { has_account: true }),
      mappedCustomer("cus_guest", "Ann@x.com"),
      mappedCustomer("cus_bob", "bob@x.com")
    )
    await dataSource.query("TRUNCATE retention_unscored")
  })

  const mirror = (...customers: ReturnType<typeof mappedCustomer>[]) =>
    people.syncCustomers({ customers, problems: [], missing_ids: [] }, NOW)
  const forget = (...missing_ids: string[]) =>
    people.syncCustomers({ customers: [], problems: [], missing_ids }, NOW)
  const lastSeen = async () => {
    const rows = await dataSource.query<{ key: string; last_seen_at: Date | null }[]>(
      `SELECT customer_id AS key, last_seen_at FROM retention_identity
       UNION ALL SELECT email, last_seen_at FROM retention_person`
    )
    return Object.fromEntries(rows.map(({ key, last_seen_at }) => [key, last_seen_at]))
  }
  const viewed = (customer_id: string) =>
    dataSource.query<{ product_id: string; viewed_at: Date }[]>(
      `SELECT product_id, viewed_at FROM retention_product_view
       WHERE customer_id = $1 ORDER BY viewed_at DESC, product_id`,
      [customer_id]
    )

  describe("customers", () => {
    it("are noted on their record and their person, the latest of several", async () => {
      const unknown = await seen.customers([
        { customer_id: "cus_account", at: after(60) },
        { customer_id: "cus_account", at: after(120) },
        { customer_id: "cus_guest", at: after(30) },
      ])
      expect(unknown).toEqual([])
      expect(await lastSeen()).toEqual({
        cus_account: after(120),
        cus_guest: after(30),
        cus_bob: null,
        "ann@x.com": after(120),
        "bob@x.com": null,
      })
    })

    it("are not written again within a minute, nor by an older sight", async () => {
      const rowVersions = () =>
        dataSource.query(
          "SELECT xmin FROM retention_identity UNION ALL SELECT xmin FROM retention_person"
        )
      await seen.customers([{ customer_id: "cus_bob", at: NOW }])
      const before = await rowVersions()
      await seen.customers([{ customer_id: "cus_bob", at: after(59) }])
      await seen.customers([{ customer_id: "cus_bob", at: after(-3600) }])
      expect(await rowVersions()).toEqual(before)
      await seen.customers([{ customer_id: "cus_bob", at: after(60) }])
      expect(await lastSeen()).toMatchObject({ cus_bob: after(60), "bob@x.com": after(60) })
    })

    it("do not turn a person back who was seen later by another record", async () => {
      await seen.customers([{ customer_id: "cus_account", at: after(600) }])
      await seen.customers([{ customer_id: "cus_guest", at: after(60) }])
      expect(await lastSeen()).toMatchObject({ cus_guest: after(60), "ann@x.com": after(600) })
    })

    it("are told apart where they are not mirrored", async () => {
      const unknown = await seen.customers([
        { customer_id: "cus_new", at: NOW },
        { customer_id: "cus_bob", at: NOW },
        { customer_id: "cus_new", at: NOW },
      ])
      expect(unknown).toEqual(["cus_new"])
      expect(await lastSeen()).toMatchObject({ cus_bob: NOW })
      expect(await seen.customers([])).toEqual([])
    })

    it("take it along to another person, and leave theirs with the rest", async () => {
      await seen.customers([
        { customer_id: "cus_account", at: after(600) },
        { customer_id: "cus_guest", at: after(60) },
      ])
      await mirror(mappedCustomer("cus_account", "bob@x.com", { has_account: true }))
      expect(await lastSeen()).toMatchObject({ "ann@x.com": after(60), "bob@x.com": after(600) })
      await forget("cus_account")
      expect(await lastSeen()).toMatchObject({ "ann@x.com": after(60), "bob@x.com": null })
    })

    it("keep it when their record is mirrored anew", async () => {
      await seen.customers([{ customer_id: "cus_bob", at: NOW }])
      await mirror(mappedCustomer("cus_bob", "bob@x.com", { first_name: "Bob" }))
      expect(await lastSeen()).toMatchObject({ cus_bob: NOW, "bob@x.com": NOW })
    })

    it("lose no sight that is noted while they are mirrored", async () => {
      const names = Array.from({ length: 40 }, (_, index) => `Ann ${index}`)
      await Promise.all([
        ...names.map((first_name) =>
          mirror(mappedCustomer("cus_account", "ann@x.com", { first_name, has_account: true }))
        ),
        ...names.map((_, index) =>
          seen.customers([{ customer_id: "cus_account", at: after(index * 60) }])
        ),
      ])
      const { cus_account, "ann@x.com": person } = await lastSeen()
      expect(cus_account).toEqual(after(39 * 60))
      expect(person).toEqual(cus_account)
    })
  })

  describe("products", () => {
    it("are kept once each, with their latest view", async () => {
      await seen.views("cus_bob", ["p1", "p2", "p1"], NOW)
      await seen.views("cus_bob", ["p2"], after(5))
      await seen.views("cus_bob", ["p1"], after(-5))
      expect(await viewed("cus_bob")).toEqual([
        { product_id: "p2", viewed_at: after(5) },
        { product_id: "p1", viewed_at: NOW },
      ])
      expect(await viewed("cus_guest")).toEqual([])
    })

    it(`are kept up to ${VIEWS_KEPT}, the newest`, async () => {
      for (let round = 0; round < 5; round += 1) {
        const ids = Array.from({ length: 30 }, (_, index) => `p${round * 30 + index}`)
        await seen.views("cus_bob", ids, after(round))
      }
      await seen.views("cus_bob", ["p60"], after(9))
      const kept = await viewed("cus_bob")
      expect(kept).toHaveLength(VIEWS_KEPT)
      expect(kept[0]).toEqual({ product_id: "p60", viewed_at: after(9) })
      const rounds = kept.slice(1).map(({ product_id }) => Math.floor(+product_id.slice(1) / 30))
      expect(Math.min(...rounds)).toBe(1)
      expect(rounds.filter((round) => round === 1)).toHaveLength(10)
    })

    it("are forgotten with the customer record, and not kept of one that is not mirrored", async () => {
      await seen.views("cus_bob", ["p1"], NOW)
      await seen.views("cus_guest", ["p1"], NOW)
      await forget("cus_bob")
      await seen.views("cus_bob", ["p2"], NOW)
      expect(await viewed("cus_bob")).toEqual([])
      expect(await viewed("cus_guest")).toHaveLength(1)
    })

    it("leave nothing behind when the record is removed at the same moment", async () => {
      for (let round = 0; round < 10; round += 1) {
        await Promise.all([
          ...Array.from({ length: 5 }, (_, index) => seen.views("cus_bob", [`p${index}`], NOW)),
          forget("cus_bob"),
        ])
        expect(await viewed("cus_bob")).toEqual([])
        await mirror(mappedCustomer("cus_bob", "bob@x.com"))
      }
    })
  })

  it("has nobody scored", async () => {
    await seen.customers([{ customer_id: "cus_bob", at: NOW }])
    await seen.views("cus_bob", ["p1"], NOW)
    expect(await dataSource.query("SELECT * FROM retention_unscored")).toEqual([])
  })
})
