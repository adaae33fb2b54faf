import type { DataSource } from "typeorm"
import type { OfferInput } from "../../src/modules/retention/domain/coupons/offer"
import { defineOfferStrategy } from "../../src/offers"
import { CouponShop, TEN_PER_CENT } from "../helpers/coupon-shop"
import { type FixturePurchase, personId } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const daysAgo = (days: number) => later(-days).toISOString()

const SHOP: FixturePurchase[] = [
  { person: "ann", at: daysAgo(50), amount: "100" },
  { person: "ann", at: daysAgo(3), amount: "20" },
  { person: "bob", at: daysAgo(90), amount: "40" },
  { person: "cat", at: daysAgo(10), amount: "40", currency: "eur" },
]
const FIVE_OFF: OfferInput = {
  type: "fixed",
  amounts: { usd: "5" },
  minimum_basket: { usd: "50" },
}
const CODE = /^BACK(-[BCDFGHJKMNPQRSTVWXYZ2-9]{4,5}){3}$/

describe("coupons", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: CouponShop

  beforeAll(async () => {
    database = await createTestDatabase("coupons")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  beforeEach(async () => {
    shop = new CouponShop(dataSource, NOW)
    await shop.open(SHOP, { people: ["eve"] })
  })

  it("are given once for a source and step, and the same one is given again", async () => {
    expect(await shop.gives(["ann", "bob", "ghost"])).toEqual({
      issued: ["ann", "bob"],
      reused: [],
      refused: { ghost: "unknown_person" },
    })
    const [coupon] = await shop.rowsOf("ann")
    expect(coupon).toMatchObject({
      code: expect.stringMatching(CODE) as unknown,
      state: "issuing",
      offer: TEN_PER_CENT,
      currency_code: null,
      ends_at: new Date("2026-06-29T23:59:59.999Z"),
      tier: expect.any(String) as unknown,
      align_due_at: NOW,
      emails: [],
    })
    await shop.goLive()
    expect(await shop.gives(["ann", "bob", "eve"])).toEqual({
      issued: ["eve"],
      reused: ["ann", "bob"],
      refused: {},
    })
    expect(await shop.rowsOf("ann")).toHaveLength(1)
  })

  it("are not given again by what gave one that is over, nor where it was changed by hand", async () => {
    await shop.gives(["ann", "bob", "eve"])
    await shop.goLive()
    const [ann] = await shop.rowsOf("ann")
    await shop.coupons.revoke({ coupon_ids: [ann?.id ?? ""] }, "by_hand", NOW)
    await shop.redeem("bob", "4")
    await dataSource.query(
      `UPDATE retention_coupon SET altered = '{"value": ["10", "50"]}' WHERE person_id = $1`,
      [personId("eve")]
    )
    expect((await shop.gives(["ann", "bob", "eve"])).refused).toEqual({
      ann: "already_issued",
      bob: "already_issued",
      eve: "code_altered",
    })
  })

  it("give way to a better one of another source, and to a later step of their own", async () => {
    await shop.gives(["ann", "bob"])
    await shop.goLive()
    const better = { offer: { type: "percentage", value: "15" }, source: { id: "other" } } as const
    expect((await shop.gives(["ann"], better)).issued).toEqual(["ann"])
    expect(await shop.states("ann")).toEqual(["revoked replaced", "issuing"])
    const [former, held] = await shop.rowsOf("ann")
    expect(former).toMatchObject({ align_due_at: NOW, closed_at: NOW, revision: 2 })
    expect(held).toMatchObject({ replaces_id: former?.id })

    const worse = { offer: { type: "percentage", value: "5" } } as const
    const third = { ...worse, source: { id: "third" } }
    expect((await shop.gives(["bob"], third)).refused).toEqual({ bob: "holds_better" })
    const step = { ...worse, source: { step: "2" } }
    expect((await shop.gives(["bob"], step)).issued).toEqual(["bob"])
    expect(await shop.states("bob")).toEqual(["revoked replaced", "issuing"])
  })

  it("of equal worth stay where they end no earlier", async () => {
    await shop.gives(["ann", "bob"])
    const other = { source: { id: "other" } }
    expect((await shop.gives(["ann"], other)).refused).toEqual({ ann: "holds_better" })
    expect((await shop.gives(["bob"], { ...other, valid_days: 15 })).issued).toEqual(["bob"])
  })

  it("are not given within the days of rest that another source's began", async () => {
    await shop.open(SHOP, { policy: { offers: { rest_days: 180 } } })
    await shop.gives(["ann"])
    await shop.goLive()
    await shop.redeem("ann", "4")
    const other = { source: { id: "other" } }
    shop.now = later(179)
    const { refused } = await shop.reserve(["ann"], other)
    expect(refused).toEqual([
      {
        person_id: personId("ann"),
        reason: "offered_recently",
        detail: { until: later(180).toISOString() },
      },
    ])
    // Its own steps are no other offer.
    expect((await shop.gives(["ann"], { source: { step: "2" } })).issued).toEqual(["ann"])
    shop.now = later(179 + 181)
    expect((await shop.gives(["ann"], other)).issued).toEqual(["ann"])
  })

  it("have their amounts in the currency somebody buys in, and money set aside in the base", async () => {
    const rates = { rates: { eur: "1.1" } }
    await shop.open(SHOP, { policy: rates, people: ["eve"] })
    const offer = {
      type: "fixed",
      amounts: { usd: "5", eur: "4" },
      minimum_basket: { usd: "50", eur: "40" },
    }
    await shop.gives(["ann", "cat", "eve"], { offer })
    const [ann] = await shop.rowsOf("ann")
    const [cat] = await shop.rowsOf("cat")
    const [eve] = await shop.rowsOf("eve")
    expect(ann).toMatchObject({ currency_code: "usd", reserved_amount: "5" })
    expect(cat).toMatchObject({
      currency_code: "eur",
      reserved_amount: "4.4",
      offer: { type: "fixed", amounts: { eur: "4" }, minimum_basket: { eur: "40" } },
    })
    expect(eve).toMatchObject({ currency_code: "usd" })
    expect((await shop.gives(["cat"], { offer: FIVE_OFF, source: { id: "usd" } })).refused).toEqual(
      {
        cat: "currency_missing",
      }
    )
  })

  it("are refused where nothing can be set aside", async () => {
    const offer = { type: "fixed", amounts: { eur: "5" }, minimum_basket: { eur: "50" } }
    expect((await shop.gives(["cat"], { offer })).refused).toEqual({ cat: "rate_missing" })
    const gift = {
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 2 },
      get: { product_ids: ["prod_b"], quantity: 1, percentage: "100" },
    }
    const source = { budget: { amount: "100" } }
    expect((await shop.gives(["ann"], { offer: gift, source })).refused).toEqual({
      ann: "product_prices_missing",
    })
    const prices = { products: { prod_b: { usd: "30" } }, shipping: {} }
    expect((await shop.gives(["ann"], { offer: gift, prices })).issued).toEqual(["ann"])
    // In that currency alone it was priced.
    expect(await shop.rowsOf("ann")).toMatchObject([
      { reserved_amount: "30", currency_code: "usd" },
    ])
  })

  it("keep within the budget of their source, in the order of people, and free it when they die", async () => {
    const source = { budget: { amount: "11", count: 2 } }
    // Ann's dearest order was 100, the shop's usual basket is 40 or 60.
    const given = await shop.gives(["eve", "bob", "ann"], { offer: FIVE_OFF, source })
    expect(given).toMatchObject({ issued: ["ann", "bob"], refused: { eve: "budget_spent" } })
    const [ann] = await shop.rowsOf("ann")
    await shop.coupons.revoke({ coupon_ids: [ann?.id ?? ""] }, "by_hand", NOW)
    expect((await shop.gives(["eve"], { offer: FIVE_OFF })).issued).toEqual(["eve"])
    const [kept, counted] = await shop.counters()
    expect(kept).toEqual(counted)
    expect(kept).toMatchObject([{ reserved_amount: "10", reserved_count: 2 }])

    const amount = { source: { id: "small", budget: { amount: "4.99" } } }
    expect((await shop.gives(["ann"], { offer: FIVE_OFF, ...amount })).refused).toEqual({
      ann: "budget_spent",
    })
  })

  it("set aside what a person's dearest order or the usual basket would have cost", async () => {
    await shop.gives(["ann", "eve"])
    const [fit] = await dataSource.query<{ tenth: string }[]>(
      "SELECT trim_scale(median_basket * 0.1) AS tenth FROM retention_fit"
    )
    expect(await shop.rowsOf("ann")).toMatchObject([{ reserved_amount: "10" }])
    expect(await shop.rowsOf("eve")).toMatchObject([{ reserved_amount: fit?.tenth }])
  })

  it("end by themselves, and at once for whoever is given another one", async () => {
    await shop.gives(["ann", "bob"], { valid_days: 1 })
    await shop.goLive()
    shop.now = later(3)
    expect((await shop.gives(["bob"], { source: { id: "next" } })).issued).toEqual(["bob"])
    expect(await shop.states("bob")).toEqual(["expired", "issuing"])
    const expired = await shop.coupons.expire(shop.now, 100)
    expect(expired.map(({ person_id }) => person_id)).toEqual([personId("ann")])
    expect(expired).toMatchObject([
      { state: "expired", align_due_at: shop.now, closed_at: new Date("2026-06-16T23:59:59.999Z") },
    ])
    expect(await shop.coupons.expire(shop.now, 100)).toEqual([])
  })

  it("are revoked by hand or with their source, and said to be what they are", async () => {
    await shop.gives(["ann", "bob", "eve"])
    await shop.goLive()
    await shop.redeem("bob", "4")
    const [ann] = await shop.rowsOf("ann")
    const [bob] = await shop.rowsOf("bob")
    const coupon_ids = [ann?.id ?? "", bob?.id ?? "", "rcpn_none"]
    const { revoked, refused } = await shop.coupons.revoke({ coupon_ids }, "by_hand", NOW)
    expect(revoked.map(({ id }) => id)).toEqual([ann?.id])
    expect(refused).toEqual([
      { coupon_id: bob?.id, reason: "redeemed" },
      { coupon_id: "rcpn_none", reason: "unknown" },
    ])
    const source = { type: "manual", id: "run" }
    const rest = await shop.coupons.revoke({ source }, "by_hand", NOW)
    expect(rest.revoked.map(({ person_id }) => person_id)).toEqual([personId("eve")])
  })

  it("that were never handed out are as if they had not been", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    const asked = { source: { id: "other" }, offer: { type: "percentage", value: "20" } }
    const { issued } = await shop.reserve(["ann", "bob"], asked)
    await shop.coupons.withdraw(
      issued.map(({ id }) => id),
      NOW
    )
    expect(await shop.states("ann")).toEqual(["live", "revoked withdrawn"])
    expect(await shop.states("bob")).toEqual(["revoked withdrawn"])
    expect(await shop.gives(["ann", "bob"], asked)).toMatchObject({ issued: ["ann", "bob"] })
    const [kept, counted] = await shop.counters()
    expect(kept).toEqual(counted)
  })

  it("follow people: bound anew with their records, dead and without addresses when they are gone", async () => {
    await shop.gives(["ann", "bob"])
    await shop.goLive()
    await dataSource.query(
      `INSERT INTO retention_identity (customer_id, person_id, email, has_account, customer_created_at)
       VALUES ('cus_1', $1, 'Ann@Example.com', true, $2)`,
      [personId("ann"), NOW]
    )
    shop.now = later(1)
    expect(await shop.coupons.followPeople(shop.now)).toEqual([])
    expect(await shop.rowsOf("ann")).toMatchObject([{ align_due_at: shop.now, state: "live" }])
    expect(await shop.rowsOf("bob")).toMatchObject([{ align_due_at: null }])
    await dataSource.query(`DELETE FROM retention_person WHERE id = $1`, [personId("ann")])
    await dataSource.query("DELETE FROM retention_identity")
    const [ann] = await shop.rowsOf("ann")
    expect(await shop.coupons.followPeople(shop.now)).toEqual([ann?.id])
    expect(await shop.rowsOf("ann")).toMatchObject([
      { state: "revoked", state_reason: "person_gone", emails: [] },
    ])
    expect(await dataSource.query("SELECT FROM retention_coupon_unbound")).toEqual([])
  })

  it("are chosen by a strategy, which is held to the policy too", async () => {
    shop = new CouponShop(
      dataSource,
      NOW,
      defineOfferStrategy({
        id: "by_name",
        choose: ({ facts: { email }, request }) =>
          email?.startsWith("ann")
            ? { type: "percentage", value: "30" }
            : email?.startsWith("bob")
              ? { type: "percentage", value: "31" }
              : email?.startsWith("cat")
                ? { refuse: "too_dear" }
                : request.offer,
      })
    )
    expect(await shop.gives(["ann", "bob", "cat", "eve"])).toEqual({
      issued: ["ann", "eve"],
      reused: [],
      refused: { bob: "strategy:invalid_offer", cat: "strategy:too_dear" },
    })
    expect(await shop.rowsOf("ann")).toMatchObject([{ offer: { value: "30" } }])
  })

  it.each([
    [{ offer: { type: "percentage", value: "101" } }, /offer\.value: must be per cent/],
    [{ offer: { type: "percentage", value: "31" } }, /offer\.value: must be at most 30, by the/],
    [
      { offer: { type: "fixed", amounts: { usd: "5" } } },
      /minimum_basket\.usd: must be at least 16/,
    ],
    [{ offer: { type: "fixed", amounts: { zzz: "5" } } }, /offer\.amounts\.zzz: must be a three/],
    [{ offer: { type: "gift" } }, /offer\.type: must be an offer with type percentage/],
    [{ ends_at: later(-1) }, /ends_at: must be ahead/],
    [{ starts_at: later(5), ends_at: later(4) }, /ends_at: must be after starts_at/],
    [{ valid_days: 0 }, /valid_days: must be a whole number/],
    [{ valid_days: 1, ends_at: later(1) }, /ends_at: must be left out/],
    [{ because: "x".repeat(201) }, /because: must be text of 1 to 200 letters/],
    [{ source: { type: "By hand" } }, /source\.type: must be lower case/],
    [{ source: { budget: { amount: "-1" } } }, /source\.budget\.amount: must be a positive/],
  ])("refuse %j and change nothing", async (asked, message) => {
    await expect(shop.reserve(["ann"], asked)).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringMatching(message) as unknown,
    })
    expect(await shop.rowsOf("ann")).toEqual([])
  })

  it("mark their people for their segments", async () => {
    await dataSource.query("TRUNCATE retention_unsegmented")
    const marked = () =>
      dataSource.query<{ person_id: string }[]>(
        "SELECT person_id FROM retention_unsegmented ORDER BY 1"
      )
    await shop.gives(["ann", "bob"])
    expect(await marked()).toEqual([])
    await shop.goLive()
    expect(await marked()).toEqual([{ person_id: personId("ann") }, { person_id: personId("bob") }])
    await dataSource.query("TRUNCATE retention_unsegmented")
    await dataSource.query("UPDATE retention_coupon SET align_due_at = now()")
    expect(await marked()).toEqual([])
    await shop.redeem("ann", "2")
    expect(await marked()).toEqual([{ person_id: personId("ann") }])
  })
})
