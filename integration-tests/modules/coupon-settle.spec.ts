import type { DataSource } from "typeorm"
import type { AlignResult, DueCoupon } from "../../src/modules/retention/store/coupons/align-store"
import { AlignStore } from "../../src/modules/retention/store/coupons/align-store"
import { SettleStore } from "../../src/modules/retention/store/coupons/settle-store"
import { CouponShop } from "../helpers/coupon-shop"
import { type FixturePurchase, personId } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"
import { the } from "../helpers/the"

const NOW = new Date("2026-06-15T12:00:00Z")
const MINUTE = 60_000
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE)

const SHOP: FixturePurchase[] = ["ann", "bob", "cat"].map((person) => ({
  person,
  at: "2026-05-01T12:00:00Z",
  amount: "100",
}))

describe("coupons, by orders and in Medusa", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: CouponShop
  let settling: SettleStore
  let aligning: AlignStore

  beforeAll(async () => {
    database = await createTestDatabase("coupon_settle")
    dataSource = await openMigrated(database)
    settling = new SettleStore(dataSource)
    aligning = new AlignStore(dataSource)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  beforeEach(async () => {
    shop = new CouponShop(dataSource, NOW)
    await shop.open(SHOP)
  })

  const couponOf = async (name: string) => the((await shop.rowsOf(name)).at(-1))

  /** Changes somebody's order, which carries their code or another. */
  async function order(name: string, placed: Date, given: Record<string, unknown> = {}) {
    const { code } = await couponOf(name)
    const { canceled_at = null, promotions = [{ code, promotion_id: null, amount: "12.5" }] } =
      given
    await dataSource.query(
      `UPDATE retention_purchase SET created_at = $2, canceled_at = $3, promotions = $4::jsonb
        WHERE person_id = $1`,
      [personId(name), placed, canceled_at, JSON.stringify(promotions)]
    )
  }

  async function settled(now = NOW) {
    const { settled: changes } = await settling.settle(now)
    return changes.map(({ before, state, amount }) => [before, state, amount])
  }

  const redemptions = () =>
    dataSource.query<Record<string, unknown>[]>(
      `SELECT trim_scale(amount)::text AS amount, currency_code, canceled_at, late
         FROM retention_coupon_redemption`
    )

  it("are redeemed, given back and due by what the ledger says, and counted", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    await order("ann", at(-5))
    expect(await settled()).toEqual([["live", "redeemed", "12.5"]])
    expect(await couponOf("ann")).toMatchObject({
      state: "redeemed",
      discount_amount: "12.5",
      closed_at: at(-5),
      align_due_at: NOW,
    })
    expect(await redemptions()).toEqual([
      { amount: "12.5", currency_code: "usd", canceled_at: null, late: false },
    ])
    expect((await shop.counters())[0]).toMatchObject([{ spent_amount: "12.5", spent_count: 1 }])
    expect(await settled()).toEqual([])

    await order("ann", at(-5), { canceled_at: at(-1) })
    expect(await settled()).toEqual([["redeemed", "live", "12.5"]])
    expect(await couponOf("ann")).toMatchObject({ state: "live", closed_at: null })
    const [kept, counted] = await shop.counters()
    expect(kept).toEqual(counted)
    expect(kept).toMatchObject([{ spent_amount: "0", reserved_count: 1 }])
  })

  it("stay used when an order is edited or gone, until it is cancelled", async () => {
    await shop.gives(["ann", "bob"])
    await shop.goLive()
    await order("ann", at(-5))
    await order("bob", at(-5))
    await settled()
    await order("ann", at(-5), { promotions: [] })
    await dataSource.query("DELETE FROM retention_purchase WHERE person_id = $1", [personId("bob")])
    expect(await settled()).toEqual([])
    expect(await redemptions()).toMatchObject([{ amount: "0" }, { amount: "0" }])
    expect(await shop.states("bob")).toEqual(["redeemed"])
    expect(await couponOf("ann")).toMatchObject({ state: "redeemed", discount_amount: "0" })
    await order("ann", at(-5), { promotions: [], canceled_at: NOW })
    expect(await settled()).toEqual([["redeemed", "live", "0"]])
  })

  it("come back one a person, the one that ends last", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    await order("ann", at(-5))
    await settled()
    const first = await couponOf("ann")
    await shop.gives(["ann"], { source: { step: "2" }, valid_days: 20 })
    await shop.goLive()
    const second = await couponOf("ann")
    await dataSource.query(
      `INSERT INTO retention_purchase
       SELECT (jsonb_populate_record(p, jsonb_build_object('order_id', 'second', 'promotions',
                jsonb_build_array(jsonb_build_object('code', $2::text, 'amount', '3'))))).*
         FROM retention_purchase p WHERE person_id = $1`,
      [personId("ann"), second.code]
    )
    await settled()
    expect(await shop.states("ann")).toEqual(["redeemed", "redeemed"])
    await dataSource.query("UPDATE retention_purchase SET canceled_at = $2 WHERE person_id = $1", [
      personId("ann"),
      NOW,
    ])
    await settled()
    expect((await shop.rowsOf("ann")).map(({ id, state }) => [id, state])).toEqual([
      [first.id, "revoked"],
      [second.id, "live"],
    ])
  })

  it("are settled though another order cannot be, which is tried again", async () => {
    await shop.gives(["ann", "bob", "cat"])
    await shop.goLive()
    const { code } = await couponOf("bob")
    await order("ann", at(-5))
    await order("bob", at(-5), { promotions: [{ code, amount: "much" }] })
    await order("cat", at(-5))
    const done = await settling.settle(NOW)
    expect(done).toMatchObject({
      settled: [{ state: "redeemed" }, { state: "redeemed" }],
      failed: [{ order_id: expect.any(String), problem: expect.stringContaining("much") }],
      more: false,
    })
    expect(await settling.settle(NOW)).toMatchObject({ settled: [], failed: done.failed })
    await order("bob", at(-5))
    expect(await settled()).toEqual([["live", "redeemed", "12.5"]])
  })

  it("keep what was set aside as spent where an order's currency has no rate", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    await dataSource.query("UPDATE retention_purchase SET currency_code = 'xts'")
    const { reserved_amount } = await couponOf("ann")
    await order("ann", at(-5))
    await settled()
    expect(await couponOf("ann")).toMatchObject({ discount_amount: reserved_amount })
    expect((await shop.counters())[0]).toMatchObject([{ spent_amount: reserved_amount }])
  })

  it("count in the currency that their source counts in, whatever the policy says by now", async () => {
    await shop.gives(["ann", "bob"])
    await shop.goLive()
    await order("ann", at(-5))
    await order("bob", at(-5))
    await dataSource.query("UPDATE retention_coupon_source SET currency_code = 'xts'")
    await dataSource.query(
      "UPDATE retention_purchase SET currency_code = 'xts' WHERE person_id = $1",
      [personId("bob")]
    )
    await settled()
    const ann = await couponOf("ann")
    expect(ann).toMatchObject({ discount_amount: ann.reserved_amount })
    expect(await couponOf("bob")).toMatchObject({ discount_amount: "12.5" })
  })

  it("are found by their promotion when hands renamed its code", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    const { promotion_id } = await couponOf("ann")
    const renamed = [
      { code: "SUMMER", promotion_id, amount: "2" },
      { code: (await couponOf("ann")).code, promotion_id, amount: "1.5" },
    ]
    await order("ann", at(-5), { promotions: renamed })
    expect(await settled()).toEqual([["live", "redeemed", "3.5"]])
    await order("ann", at(-5), { promotions: renamed.slice(0, 1), canceled_at: NOW })
    expect(await settled()).toEqual([["redeemed", "live", "2"]])
  })

  it("are honoured late after they were revoked, and revoked again with the order", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    const { id } = await couponOf("ann")
    await shop.coupons.revoke({ coupon_ids: [id] }, "by_hand", at(-10))
    await order("ann", at(-5))
    expect(await settled()).toEqual([["revoked", "redeemed", "12.5"]])
    expect(await couponOf("ann")).toMatchObject({ state_reason: "by_hand", closed_at: at(-10) })
    expect(await redemptions()).toMatchObject([{ late: true }])
    await order("ann", at(-5), { canceled_at: NOW })
    expect(await settled()).toEqual([["redeemed", "revoked", "12.5"]])
    expect(await couponOf("ann")).toMatchObject({ state_reason: "by_hand", closed_at: at(-10) })
  })

  it("do not come back to somebody who holds another one by now", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    await order("ann", at(-5))
    await settled()
    await shop.gives(["ann"], { source: { step: "2" } })
    const [first] = await shop.rowsOf("ann")
    await dataSource.query("UPDATE retention_purchase SET canceled_at = $2 WHERE person_id = $1", [
      personId("ann"),
      NOW,
    ])
    expect(await settled()).toEqual([["redeemed", "revoked", "12.5"]])
    expect(await shop.states("ann")).toEqual(["revoked replaced", "issuing"])
    expect(first?.state).toBe("redeemed")
  })

  it("end when an order is cancelled after their end", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    await order("ann", at(-5))
    await settled()
    await order("ann", at(-5), { canceled_at: NOW })
    const over = new Date("2026-07-30T12:00:00Z")
    expect(await settled(over)).toEqual([["redeemed", "expired", "12.5"]])
  })

  const result = ({ id, revision }: DueCoupon, given: Partial<AlignResult> = {}): AlignResult => ({
    id,
    revision,
    outcome: "aligned",
    promotion_id: `promo_${id}`,
    medusa_campaign_id: null,
    emails: ["a@x.com"],
    altered: null,
    ...given,
  })

  it("are claimed by one at a time, and by another when that one is not heard of", async () => {
    await shop.gives(["ann", "bob"])
    const [ann, bob] = await Promise.all([
      aligning.claim("held", null, NOW, 1),
      aligning.claim("held", null, NOW, 1),
    ])
    expect(new Set([...ann, ...bob].map(({ id }) => id)).size).toBe(2)
    expect(await aligning.claim("held", null, at(1), 10)).toEqual([])
    expect(await aligning.claim("held", null, at(3), 10)).toHaveLength(2)
  })

  it("wait for the end of the former one, but not for ever", async () => {
    await shop.gives(["ann"])
    await shop.goLive()
    await shop.gives(["ann"], { source: { step: "2" } })
    expect(await aligning.claim("held", null, NOW, 10)).toEqual([])
    const { id } = await couponOf("ann")
    const [former] = await aligning.claim("dead", [id], NOW, 10)
    expect(former).toMatchObject({ state: "revoked" })
    // Claimed is not closed.
    expect(await aligning.claim("held", null, NOW, 10)).toEqual([])
    await aligning.settle([result(the(former))], NOW)
    const [held] = await aligning.claim("held", null, NOW, 10)
    expect(held).toMatchObject({ state: "issuing", emails: [expect.stringContaining("ann")] })
    expect(await aligning.settle([result(the(held))], NOW)).toEqual([
      { id: the(held).id, state: "live" },
    ])
    expect(await couponOf("ann")).toMatchObject({ align_due_at: null, live_at: NOW })

    await shop.gives(["ann"], { source: { step: "3" } })
    await dataSource.query("UPDATE retention_coupon SET align_attempts = 5 WHERE state = 'revoked'")
    expect(await aligning.claim("held", null, NOW, 10)).toHaveLength(1)
  })

  it("stay due when something changed since they were looked at", async () => {
    await shop.gives(["ann"])
    const [ann] = await aligning.claim("held", null, NOW, 10)
    await shop.coupons.revoke({ coupon_ids: [the(ann).id] }, "by_hand", NOW)
    // Somebody else has looked, and seen nothing of a promotion.
    await dataSource.query("UPDATE retention_coupon SET align_due_at = NULL")
    expect(await aligning.settle([result(the(ann))], at(1))).toEqual([])
    expect(await couponOf("ann")).toMatchObject({
      state: "revoked",
      align_due_at: at(1),
      promotion_id: `promo_${the(ann).id}`,
    })
  })

  it("are closed at once when they were made meanwhile, though somebody is at them", async () => {
    await shop.gives(["ann"])
    const [ann] = await aligning.claim("held", null, NOW, 10)
    await shop.coupons.revoke({ coupon_ids: [the(ann).id] }, "by_hand", NOW)
    expect(await aligning.claim("dead", null, NOW, 10)).toHaveLength(1)
    await aligning.settle([result(the(ann))], at(1))
    expect(await aligning.claim("dead", null, at(1), 10)).toMatchObject([
      { promotion_id: `promo_${the(ann).id}` },
    ])
  })

  it("are found by their code when they were made after all, and nobody noted it", async () => {
    await shop.gives(["ann"])
    await aligning.claim("held", null, NOW, 10)
    const { id, code } = await couponOf("ann")
    await shop.coupons.revoke({ coupon_ids: [id] }, "by_hand", NOW)
    const [dead] = await aligning.claim("dead", null, NOW, 10)
    const nothing = { promotion_id: null, emails: null }
    await aligning.settle([result(the(dead), nothing)], at(6))
    expect(await aligning.isAnyDue(at(9))).toBe(false)
    await aligning.noticeChanged([{ id: "promo_1", code, updated_at: at(5) }], at(9))
    expect(await aligning.isAnyDue(at(9))).toBe(true)
    expect(await aligning.claim("dead", null, at(9), 10)).toMatchObject([{ id }])
  })

  it("are put off with the reason when Medusa refuses", async () => {
    await shop.gives(["ann"])
    const [ann] = await aligning.claim("held", null, NOW, 10)
    const failed = {
      outcome: "failed",
      problem: "no",
      retry_at: at(1),
      promotion_id: null,
    } as const
    await aligning.settle([result(the(ann), failed)], NOW)
    expect(await couponOf("ann")).toMatchObject({
      state: "issuing",
      problem: "no",
      align_attempts: 1,
      align_due_at: at(1),
    })
  })

  it("are looked at when something is heard of their promotion, and not for what we did", async () => {
    await shop.gives(["ann", "bob"])
    await shop.goLive()
    const { promotion_id } = await couponOf("ann")
    await aligning.noticePromotions([promotion_id ?? "", "promo_other"], NOW)
    expect(await aligning.claim("held", null, NOW, 10)).toHaveLength(1)
    await shop.goLive()
    const known = [{ id: promotion_id ?? "", code: null, updated_at: at(-1) }]
    await aligning.noticeChanged(known, NOW)
    expect(await aligning.claim("held", null, NOW, 10)).toEqual([])
    const changed = [{ id: promotion_id ?? "", code: null, updated_at: at(1) }]
    await aligning.noticeChanged(changed, at(2))
    expect(await aligning.claim("held", null, at(2), 10)).toHaveLength(1)
    const last = await aligning.noticeNext("", 1, at(2))
    expect(last).toMatch(/^rcpn_/)
    expect(await aligning.noticeNext(last ?? "", 5, at(2))).toBeNull()
  })
})
