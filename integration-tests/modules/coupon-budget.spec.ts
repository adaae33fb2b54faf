import fc from "fast-check"
import type { DataSource } from "typeorm"
import { CouponShop } from "../helpers/coupon-shop"
import { type FixturePurchase, personId } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

const NAMES = ["ann", "bob", "cat", "dan", "eve", "fay"] as const
const SHOP: FixturePurchase[] = NAMES.map((person, index) => ({
  person,
  at: later(-10 * (index + 1)).toISOString(),
  amount: String(20 * (index + 1)),
}))

/** What can happen to coupons. */
const acts = fc.oneof(
  fc.record({
    act: fc.constant("give" as const),
    names: fc.subarray([...NAMES], { minLength: 1 }),
    source: fc.constantFrom("one", "two"),
    step: fc.constantFrom("", "2"),
    percent: fc.constantFrom("5", "10", "20"),
    days: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    act: fc.constantFrom("revoke" as const, "withdraw" as const, "redeem" as const),
    name: fc.constantFrom(...NAMES),
  }),
  fc.record({
    act: fc.constant("wait" as const),
    days: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ act: fc.constantFrom("live" as const, "remove" as const) })
)
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never

describe("budgets of coupons", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: CouponShop

  beforeAll(async () => {
    database = await createTestDatabase("coupon_budget")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  const open = async () => {
    shop = new CouponShop(dataSource, NOW)
    await shop.open(SHOP)
  }

  const heldBy = async (name: string) => {
    const rows = await shop.rowsOf(name)
    return rows.filter(({ state }) => state === "issuing" || state === "live").map(({ id }) => id)
  }

  async function happens(one: Act): Promise<void> {
    switch (one.act) {
      case "give":
        await shop.gives(one.names, {
          offer: { type: "percentage", value: one.percent },
          valid_days: one.days,
          source: { id: one.source, step: one.step, budget: { amount: "25", count: 4 } },
        })
        break
      case "revoke":
        await shop.coupons.revoke({ coupon_ids: await heldBy(one.name) }, "by_hand", shop.now)
        break
      case "withdraw":
        await shop.coupons.withdraw(await heldBy(one.name), shop.now)
        break
      case "redeem":
        await shop.redeem(one.name, "3.5")
        break
      case "wait":
        shop.now = new Date(shop.now.getTime() + one.days * DAY_MS)
        await shop.coupons.expire(shop.now, 100)
        break
      case "live":
        await shop.goLive()
        break
      case "remove":
        await dataSource.query("DELETE FROM retention_coupon WHERE state_reason = 'withdrawn'")
        break
    }
  }

  /** What no history may bring about. */
  async function checkAll(): Promise<void> {
    const [kept, counted] = await shop.counters()
    expect(kept).toEqual(counted)
    const broken = await dataSource.query<unknown>(
      `SELECT person_id FROM retention_coupon WHERE state IN ('issuing', 'live')
        GROUP BY person_id HAVING count(*) > 1
        UNION ALL
       SELECT source_id FROM retention_coupon WHERE state_reason IS DISTINCT FROM 'withdrawn'
        GROUP BY source_type, source_id, step, person_id HAVING count(*) > 1
        UNION ALL
       SELECT id FROM retention_coupon
        WHERE state IN ('issuing', 'live') AND ends_at < $1`,
      [shop.now]
    )
    expect(broken).toEqual([])
  }

  it("are what a recount says, and nobody holds two, whatever happens", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 12 }), async (history) => {
        await open()
        for (const one of history) {
          await happens(one)
          await checkAll()
        }
      }),
      { numRuns: 12, endOnFailure: true }
    )
  })

  it("are never passed by what is given, and each is what a recount says", async () => {
    await open()
    const budget = { amount: "12.5", count: 5 }
    const offer = { type: "fixed", amounts: { usd: "3" }, minimum_basket: { usd: "30" } }
    const given = await Promise.all(
      NAMES.map((name) => shop.gives([name], { offer, source: { budget } }))
    )
    expect(given.flatMap(({ issued }) => issued)).toHaveLength(4)
    const [kept, counted] = await shop.counters()
    expect(kept).toEqual(counted)
    expect(kept).toMatchObject([{ reserved_amount: "12", reserved_count: 4 }])
  })

  it("hold while sources give, revoke and end coupons of the same people at once", async () => {
    await open()
    const sources = ["one", "two", "three", "four"]
    const give = (id: string, round: number) =>
      shop.gives(NAMES, {
        offer: { type: "percentage", value: String(5 + ((round * 7 + id.length) % 20)) },
        source: { id, step: String(round), budget: { amount: "1000", count: 100 } },
      })
    const revoke = async (name: string) => {
      await shop.coupons.revoke({ coupon_ids: await heldBy(name) }, "by_hand", NOW)
    }
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([
        ...sources.map((id) => give(id, round)),
        ...NAMES.slice(0, 3).map(revoke),
        shop.coupons.expire(later(round), 100),
        shop.goLive(),
      ])
      await checkAll()
    }
  })

  it("give one person one coupon, however often the same is asked for at once", async () => {
    await open()
    const given = await Promise.all(
      Array.from({ length: 8 }, () => shop.gives(["ann"], { source: { id: "same" } }))
    )
    expect(given.flatMap(({ issued }) => issued)).toEqual(["ann"])
    expect(given.flatMap(({ reused }) => reused)).toHaveLength(7)
  })

  it("cannot be passed by: the database itself refuses a second coupon that is held", async () => {
    await open()
    await shop.gives(["ann"])
    const second = dataSource.query(
      `INSERT INTO retention_coupon
         (id, code, person_id, source_type, source_id, offer, state, ends_at, issued_at,
          reserved_amount, updated_at)
       VALUES ('rcpn_x', 'X', $1, 'x', 'x', '{}', 'live', now(), now(), 1, now())`,
      [personId("ann")]
    )
    await expect(second).rejects.toThrow("retention_coupon_held")
  })

  it("wait for nobody who takes people in, and nobody waits for them", async () => {
    await open()
    await shop.gives(["ann"])
    await dataSource.transaction(async (manager) => {
      // As the ledger does it: a record of hers, and her mark for the segments.
      await manager.query(
        `INSERT INTO retention_identity
           (customer_id, person_id, email, has_account, customer_created_at)
         VALUES ('cus_ann', $1, 'ann@example.com', true, now())`,
        [personId("ann")]
      )
      const given = await shop.gives(["bob"])
      expect(given.issued).toEqual(["bob"])
    })
    await shop.coupons.followPeople(NOW)
    expect(await dataSource.query("SELECT FROM retention_coupon_unbound")).toEqual([])
  })
})
