import type { DataSource } from "typeorm"
import { CouponReader } from "../../src/modules/retention/store/coupons/coupon-reader"
import { CouponPreviewer } from "../../src/modules/retention/store/coupons/preview"
import { CouponRunReader } from "../../src/modules/retention/store/coupons/run-reader"
import { CouponRunStore, requestOfRun } from "../../src/modules/retention/store/coupons/run-store"
import { LongQuestions } from "../../src/modules/retention/store/long-questions"
import { type Asked, CouponShop } from "../helpers/coupon-shop"
import { type FixturePurchase, personId } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString()
const minutes = (count: number) => new Date(NOW.getTime() + count * MINUTE_MS)

const NAMES = ["ann", "bob", "cat", "dan"]
const SHOP: FixturePurchase[] = NAMES.map((person, index) => ({
  person,
  at: daysAgo(10 + index),
  amount: "40",
}))
const BOUGHT = { field: "purchase_count", operator: "gte", value: 1 } as const
const ALL = { order: "-issued_at", limit: 20, offset: 0 } as const
const FOUR_OFF = {
  type: "fixed",
  amounts: { usd: "4" },
  minimum_basket: { usd: "40" },
} as const

describe("coupons for many", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let shop: CouponShop
  let runs: CouponRunStore
  let previewer: CouponPreviewer

  beforeAll(async () => {
    database = await createTestDatabase("coupon_runs")
    dataSource = await openMigrated(database)
    runs = new CouponRunStore(dataSource)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  beforeEach(async () => {
    shop = new CouponShop(dataSource, NOW)
    await shop.open(SHOP, { people: ["eve"] })
    previewer = new CouponPreviewer(dataSource, shop.coupons)
  })

  const ids = (...names: readonly string[]) => ({ person_ids: names.map(personId) })
  const preview = async (
    target: Parameters<CouponPreviewer["preview"]>[0]["target"],
    asked: Asked = {}
  ) => previewer.preview({ target, request: await shop.request(asked) }, NOW)
  const counted = () =>
    dataSource.query<unknown>(
      `SELECT (SELECT count(*) FROM retention_coupon) AS coupons,
              (SELECT count(*) FROM retention_coupon_source) AS sources`
    )

  it("give for buying only out of a budget in money, whoever asks and however", async () => {
    const prices = { products: { prod_b: { usd: "30" } }, shipping: {} }
    const offer = {
      type: "buy_get",
      buy: { product_ids: ["prod_a"], quantity: 1 },
      get: { product_ids: ["prod_b"], quantity: 1, percentage: "100" },
    } as const
    const asked = { offer, prices }
    const request = await shop.request(asked)
    const needed = {
      type: "invalid_data",
      message: expect.stringMatching(/^source\.budget\.amount: must be a positive decimal/),
    }
    const before = await counted()
    await expect(preview(ids("ann"), asked)).rejects.toMatchObject(needed)
    await expect(shop.gives(["ann"], asked)).rejects.toMatchObject(needed)
    await expect(
      runs.create({ request, target: ids("ann"), actor: null }, NOW)
    ).rejects.toMatchObject(needed)
    await expect(
      shop.gives(["ann"], { ...asked, source: { budget: { amount: null, count: 1 } } })
    ).rejects.toMatchObject(needed)
    expect(await counted()).toEqual(before)

    // What a hook or a strategy chooses instead is refused, and nothing else is.
    const choices = [
      { person_id: personId("ann"), offer: request.offer },
      { person_id: personId("bob"), offer: FOUR_OFF },
    ]
    const ten = await shop.request({ prices })
    const chosen = await shop.coupons.reserve(ten, choices, NOW)
    expect(chosen.issued).toMatchObject([{ person_id: personId("bob") }])
    expect(chosen.refused).toMatchObject([
      { person_id: personId("ann"), reason: "strategy:invalid_offer" },
    ])

    // The source has one by now.
    const source = { budget: { amount: "50" } }
    expect((await shop.gives(["cat"], { ...asked, source })).issued).toEqual(["cat"])
    expect((await shop.gives(["dan"], asked)).refused).toEqual({ dan: "budget_spent" })

    await shop.open(SHOP, { policy: { offers: { budget: { amount: "60" } } } })
    expect((await shop.gives(["ann"], asked)).issued).toEqual(["ann"])
  })

  describe("a preview", () => {
    it("says who, who not and why, what it may cost, and changes nothing", async () => {
      await shop.gives(["bob"], {
        source: { id: "other" },
        offer: { type: "percentage", value: "30" },
      })
      const before = await counted()
      const found = await preview(ids("ann", "bob", "eve", "ghost"), {
        offer: FOUR_OFF,
        source: { budget: { amount: "100" } },
      })
      expect(found).toMatchObject({
        people: 4,
        issue: 2,
        reuse: 0,
        replaces: 0,
        refused: [
          { reason: "holds_better", people: 1 },
          { reason: "unknown_person", people: 1 },
        ],
        reserved: { amount: "8", currency_code: "usd", is_ceiling: true },
        budget: { amount: "100", count: 1000, left_amount: "100", left_count: 1000 },
        ends_at: new Date("2026-06-29T23:59:59.999Z"),
        warnings: [{ kind: "no_margin" }],
      })
      expect(found.sample).toContainEqual({
        person_id: personId("ann"),
        email: "ann@example.com",
        first_name: null,
        last_name: null,
        decision: "issue",
        reason: null,
        detail: null,
        offer: FOUR_OFF,
        reserve: "4",
      })
      expect(await counted()).toEqual(before)
    })

    it("equals what issuing comes to", async () => {
      const asked = { source: { budget: { count: 3 } } }
      const target = { segment_id: await shop.make("Buyers", BOUGHT) }
      const found = await preview(target, asked)
      expect(found).toMatchObject({
        people: 4,
        issue: 3,
        refused: [{ reason: "budget_spent", people: 1 }],
        reserved: { amount: "12", is_ceiling: false },
        warnings: [{ kind: "no_margin" }, { kind: "percentage_has_no_ceiling" }],
      })
      const given = await shop.gives(NAMES, asked)
      expect(given).toEqual({
        issued: ["ann", "bob", "cat"],
        reused: [],
        refused: { dan: "budget_spent" },
      })
      expect(await preview(target, asked)).toMatchObject({
        issue: 0,
        budget: { count: 3, left_count: 0 },
      })
    })

    it("of a segment takes no longer than a page is waited for", async () => {
      const short = { longest_ms: 1, subject: "It", advice: "wait" }
      const hasty = new CouponPreviewer(
        dataSource,
        shop.coupons,
        new LongQuestions(dataSource, short)
      )
      const request = await shop.request()
      const segment_id = await shop.make("Buyers", BOUGHT)
      await expect(hasty.preview({ request, target: { segment_id } }, NOW)).rejects.toMatchObject({
        type: "invalid_data",
        message: "target: took longer than 0.001 seconds to look at; take a smaller segment",
      })
      expect(await hasty.preview({ request, target: ids("ann") }, NOW)).toMatchObject({ issue: 1 })
    })

    it("is of a segment that there is", async () => {
      await expect(preview({ segment_id: "rseg_none" })).rejects.toMatchObject({
        type: "not_found",
      })
      const segment_id = await shop.make("Buyers", BOUGHT)
      await shop.segments.archive(segment_id, NOW)
      await expect(preview({ segment_id })).rejects.toMatchObject({ type: "conflict" })
    })
  })

  describe("a run", () => {
    const make = async (target: object, asked: Asked = {}) =>
      runs.create(
        { request: await shop.request(asked), target: target as never, actor: "user_1" },
        shop.now
      )

    /** As the workflow goes through a page. */
    const goThrough = async (id: string, limit: number, now = NOW) => {
      const run = await runs.retrieve(id)
      const people = await runs.nextPeople(run, run.cursor, limit)
      const cursor = people.at(-1)
      if (cursor === undefined) {
        return null
      }
      const request = requestOfRun(run, { products: {}, shipping: {} })
      const choices = people.map((person_id) => ({ person_id, offer: request.offer }))
      const { reused, refused } = await shop.coupons.reserve(request, choices, now)
      const page = { before: run.cursor, cursor, reused, refused }
      return { people, page, noted: await runs.note(id, page, now) }
    }

    /** As whoever holds it. */
    const finish = async (id: string) => {
      const { lease_until } = await runs.retrieve(id)
      return runs.finish(id, { status: "done", problem: null }, lease_until, NOW)
    }

    it("of one source and step is one, with the budget that it named first", async () => {
      const { run, is_new } = await make(ids("ann"), { source: { budget: { count: 7 } } })
      expect(is_new).toBe(true)
      expect(run).toMatchObject({ status: "running", people: 1, actor: "user_1", cursor: null })
      expect(await make(ids("bob"), { source: { budget: { count: 9 } } })).toMatchObject({
        run: { id: run.id, target: ids("ann") },
        is_new: false,
      })
      expect(await dataSource.query("SELECT budget_count FROM retention_coupon_source")).toEqual([
        { budget_count: 7 },
      ])
    })

    it("goes through its people by their ids, notes each page once, and goes on where it was", async () => {
      const target = { segment_id: await shop.make("Buyers", BOUGHT) }
      const { run } = await make(target)
      const first = await goThrough(run.id, 3)
      expect(first).toMatchObject({
        people: ["ann", "bob", "cat"].map(personId),
        noted: minutes(2),
      })
      // Somebody else did the same page meanwhile.
      if (first) {
        expect(await runs.note(run.id, first.page, NOW)).toBeNull()
      }
      // Killed after the coupons of the next page were given, and before it was noted.
      await shop.coupons.reserve(
        requestOfRun(run, { products: {}, shipping: {} }),
        [{ person_id: personId("dan"), offer: run.offer }],
        NOW
      )
      await goThrough(run.id, 3)
      expect(await goThrough(run.id, 3)).toBeNull()
      await finish(run.id)
      expect(await runs.retrieve(run.id)).toMatchObject({
        status: "done",
        people: 4,
        issued: 4,
        reused: 0,
        refused: 0,
        finished_at: NOW,
        lease_until: null,
      })
    })

    it("is spent when nothing is left for anybody, not when one person's is too dear", async () => {
      const { run } = await make(ids("ann", "bob"), {
        offer: FOUR_OFF,
        source: { budget: { amount: "6" } },
      })
      await goThrough(run.id, 2)
      expect(await runs.retrieve(run.id)).toMatchObject({ issued: 1, refused: 1 })
      expect(await runs.isSpent(run)).toBe(false)
      await dataSource.query("UPDATE retention_coupon_source SET budget_count = 1")
      expect(await runs.isSpent(run)).toBe(true)
    })

    it("is taken by one at a time, and again when whoever had it is gone", async () => {
      const { run } = await make(ids("ann", "bob"))
      const taken = await Promise.all([runs.take(null, NOW), runs.take(null, NOW)])
      expect(taken.filter((one) => one !== null)).toHaveLength(1)
      expect(await runs.take(run.id, minutes(1))).toBeNull()
      expect(await runs.take(null, minutes(3))).toMatchObject({ id: run.id })
      // A page noted holds it for a while longer.
      await goThrough(run.id, 1, minutes(4))
      expect(await runs.take(null, minutes(5.5))).toBeNull()
    })

    it("stumbles and goes on, and is ended only by whoever holds it", async () => {
      const { run } = await make(ids("ann", "bob"))
      const lost = await runs.take(run.id, NOW)
      await runs.putOff(run.id, "no database", lost?.lease_until ?? null)
      expect(await runs.take(run.id, minutes(1))).toBeNull()
      const held = await runs.take(run.id, minutes(3))
      expect(held).toMatchObject({ status: "running", problem: "no database" })
      const failed = { status: "failed", problem: "no" } as const
      expect(
        await runs.finish(run.id, failed, lost?.lease_until ?? null, minutes(3))
      ).toMatchObject({ status: "running", problem: "no database" })
      await runs.putOff(run.id, "too late", lost?.lease_until ?? null)
      expect(await goThrough(run.id, 1, minutes(3))).toMatchObject({ noted: minutes(5) })
      expect(await runs.retrieve(run.id)).toMatchObject({ problem: null })
      expect(await finish(run.id)).toMatchObject({ status: "done" })
    })

    it("can be stopped: no page is noted after, and it is not taken any more", async () => {
      const { run } = await make(ids("ann", "bob", "ghost"))
      expect(await runs.stop(run.id, NOW)).toMatchObject({ status: "stopped", finished_at: NOW })
      expect(await goThrough(run.id, 1)).toMatchObject({ noted: null })
      expect(await runs.take(run.id, minutes(9))).toBeNull()
      expect(await finish(run.id)).toMatchObject({
        status: "stopped",
      })
      expect(await runs.stop(run.id, NOW)).toMatchObject({ status: "stopped" })
      await expect(runs.stop("rcrn_none", NOW)).rejects.toMatchObject({ type: "not_found" })
    })

    it("is shown with whom it gave nothing, and what its source has set aside", async () => {
      const reader = new CouponRunReader(dataSource)
      const { run } = await make(ids("ann", "bob", "ghost"), { offer: FOUR_OFF })
      await goThrough(run.id, 3)
      await finish(run.id)
      expect((await reader.list({ limit: 5, offset: 0 })).runs).toMatchObject([
        {
          id: run.id,
          issued: 2,
          refused: [{ reason: "unknown_person", people: 1 }],
          reserved_amount: "8",
          spent_amount: "0",
          currency_code: "usd",
          segment_name: null,
        },
      ])
      expect(await reader.refusals(run.id, { limit: 5, offset: 0 })).toMatchObject({
        count: 1,
        refusals: [{ person_id: personId("ghost"), email: null, reason: "unknown_person" }],
      })
      await expect(reader.retrieve("rcrn_none")).rejects.toMatchObject({ type: "not_found" })
    })
  })

  describe("a list of coupons", () => {
    it("is filtered, ordered, counted and added up by state", async () => {
      const reader = new CouponReader(dataSource)
      await shop.gives(["ann", "bob", "cat"], { offer: FOUR_OFF, because: "Spring" })
      await shop.goLive()
      await shop.redeem("bob", "3.5")
      const all = await reader.list({ filters: {}, ...ALL })
      expect(all).toMatchObject({
        count: 3,
        currency: "usd",
        totals: {
          by_state: {
            live: { coupons: 2, reserved: "8", discount: "0" },
            redeemed: { coupons: 1, reserved: "4", discount: "3.5" },
          },
        },
      })
      const [bob] = await shop.rowsOf("bob")
      const found = async (filters: object) =>
        (await reader.list({ filters, ...ALL })).coupons.map(({ email }) => email?.split("@")[0])
      expect((await found({ state: ["redeemed"] })).sort()).toEqual(["bob"])
      expect(await found({ q: bob?.code.toLowerCase().slice(5) })).toEqual(["bob"])
      expect(await found({ q: "BOB@" })).toEqual(["bob"])
      expect(await found({ q: "%" })).toEqual([])
      expect(await found({ promotion_id: `promo_${bob?.id}` })).toEqual(["bob"])
      expect(await found({ source_id: "other" })).toEqual([])
      const [dearest] = (await reader.list({ filters: {}, ...ALL, order: "-discount_amount" }))
        .coupons
      expect(dearest).toMatchObject({
        id: bob?.id,
        because: "Spring",
        redemptions: [{ amount: "3.5", currency_code: "usd", display_id: null, late: false }],
      })
      expect(await reader.ofPerson(personId("bob"), 20)).toEqual([dearest])
      await expect(reader.retrieve("rcpn_none")).rejects.toMatchObject({ type: "not_found" })
    })

    it("does not show what was never handed out", async () => {
      const reader = new CouponReader(dataSource)
      const { issued } = await shop.reserve(["ann"])
      await shop.coupons.withdraw(
        issued.map(({ id }) => id),
        NOW
      )
      expect((await reader.list({ filters: {}, ...ALL })).count).toBe(0)
      expect(await reader.ofPerson(personId("ann"), 20)).toEqual([])
    })
  })
})
