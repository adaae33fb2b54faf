import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  cancelOrderWorkflow,
  completeCartWorkflow,
  createPromotionsWorkflow,
  deletePromotionsWorkflow,
  updateCartPromotionsWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import type { RetentionCoupon } from "../../src/modules/retention/entities"
import {
  alignCouponsWorkflow,
  backfillRetentionWorkflow,
  issueCouponsWorkflow,
  revokeCouponsWorkflow,
  settleCouponsWorkflow,
  syncOrdersWorkflow,
  type IssueCouponsInput,
} from "../../src/workflows"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { stopTheClock } from "../helpers/delivery"
import { eventually } from "../helpers/eventually"
import { makeCategory, makeFullShop } from "../helpers/full-shop"
import type { MedusaSuite } from "../helpers/medusa-test"
import { loginAsCustomer, type ShopCustomer } from "../helpers/shop-customer"
import { retention } from "../helpers/small-shop"
import { type Shopper, type StoreAnswer, StoreFront } from "../helpers/store-front"
import { the } from "../helpers/the"
import { withoutReadyMade } from "../helpers/without-ready-made"

const DAY_MS = 86_400_000
const TEN = { type: "percentage", value: "10" } as const
const GUEST = "guest@example.com"

/** Somebody who comes twice. */
type Returning = {
  readonly customer_id: string
  readonly then: Shopper
  readonly later: Shopper
}

export function couponApiTests({ api, getContainer }: MedusaSuite): void {
  let container: MedusaContainer
  let front: StoreFront
  let anna: ShopCustomer
  let bob: ShopCustomer
  let guest: string
  let admin: AdminHeaders

  beforeAll(async () => {
    await stopTheClock()
    container = getContainer()
    const shop = await makeFullShop(container)
    front = await StoreFront.open(shop, api)
    await retention(container).policies.ensureSeed(
      policySchema.parse({ base_currency: "eur" }),
      new Date()
    )
    anna = await loginAsCustomer(api, container, "anna@example.com")
    bob = await loginAsCustomer(api, container, "bob@example.com")
    const [record] = await container
      .resolve(Modules.CUSTOMER)
      .createCustomers([{ email: GUEST, has_account: false }])
    guest = the(record).id
    await withoutReadyMade(container)
    await backfillRetentionWorkflow(container).run({ input: {} })
    await createPromotionsWorkflow(container).run({
      input: {
        promotionsData: [
          {
            code: "SPRING",
            type: "standard",
            status: "active",
            application_method: {
              type: "fixed",
              target_type: "order",
              value: 7,
              currency_code: "eur",
            },
          },
        ],
      },
    })
    admin = await loginAsAdmin(api as never, container)
  })

  const sql = (text: string) => container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text)
  const carts = () => retention(container).couponCarts

  async function issue(
    customer_id: string,
    given: Partial<IssueCouponsInput> = {}
  ): Promise<RetentionCoupon> {
    const { result } = await issueCouponsWorkflow(container).run({
      input: {
        source: { type: "test", id: "one" },
        customer_ids: [customer_id],
        offer: TEN,
        ...given,
      },
    })
    return the(result.issued[0], `a coupon, and not ${JSON.stringify(result.refused)}`)
  }

  /** What became of it in our row. */
  const row = async ({ id }: Pick<RetentionCoupon, "id">) =>
    retention(container).couponViews.retrieve(id)

  /** Takes orders into the ledger, and what they made of coupons. */
  async function settle(...order_ids: string[]): Promise<void> {
    await syncOrdersWorkflow(container).run({ input: { order_ids } })
    await settleCouponsWorkflow(container).run()
    await alignCouponsWorkflow(container).run({ input: {} })
  }

  /** A whole checkout with a code. @returns the order */
  async function order(cart: string) {
    await front.pay(cart)
    const { status, data } = await front.complete(cart)
    expect([status, data.message]).toEqual([200, undefined])
    return the(data.order)
  }

  /** A category whose child has the shirt. */
  async function tops(): Promise<string> {
    const parent = await makeCategory(front.shop, "Clothes")
    const child = await makeCategory(front.shop, "Tops", parent)
    const { product_id } = front.shop.shirt
    await updateProductsWorkflow(container).run({
      input: { selector: { id: product_id }, update: { category_ids: [child] } },
    })
    return parent
  }

  const reason = ({ status, data }: StoreAnswer) =>
    status === 200 ? null : [status, data.type, data.code?.replace("retention_coupon_", "")]
  const refused = (word: string) => [400, "invalid_data", word]
  const unknown = (code: string) => ({
    status: 400,
    data: { type: "invalid_data", message: `The promotion code ${code} is invalid` },
  })

  it("is used once, however it is typed, and beside the shop's own codes", async () => {
    const coupon = await issue(anna.id)
    const cart = await front.fill(anna)
    const added = await front.add(cart, ` ${coupon.code.toLowerCase()} `, "SPRING")
    expect(added.data.cart?.promotions.map(({ code }) => code).sort()).toEqual([
      coupon.code,
      "SPRING",
    ])
    const { id } = await order(cart)
    // Completed again, as by a storefront that got no answer.
    expect((await front.complete(cart)).data.order?.id).toBe(id)
    await settle(id)
    expect(await row(coupon)).toMatchObject({
      state: "redeemed",
      redemptions: [{ order_id: id, currency_code: "eur", late: false, canceled_at: null }],
    })
    expect((await front.complete(cart)).data.order?.id).toBe(id)

    const next = await front.fill(anna)
    expect(reason(await front.add(next, coupon.code))).toEqual(refused("used"))
    expect(await front.codes(next)).toEqual([])
  })

  it("tells others nothing, and works for none of them", async () => {
    const { code } = await issue(anna.id)
    const nobody = await front.fill({})
    expect(reason(await front.add(nobody, code))).toEqual(refused("email_needed"))
    for (const cart of [
      await front.fill(bob),
      await front.fill({ email: GUEST }),
      await front.fill({ email: "new@example.com" }),
    ]) {
      expect(await front.add(cart, code)).toEqual(unknown(code))
      expect(await front.add(cart, "BACK-NONE-NONE-NONEX")).toEqual(unknown("BACK-NONE-NONE-NONEX"))
      expect(await front.add(cart, "SPRING", code.toLowerCase())).toEqual(
        unknown(code.toLowerCase())
      )
      expect(await front.add(cart, "NOPE", code)).toEqual(unknown("NOPE"))
      expect(await front.post(`/carts/${cart}`, { promo_codes: [code] })).toEqual(unknown(code))
      expect(await front.codes(cart)).toEqual([])
    }
    expect(await front.post("/carts", { promo_codes: [code], email: GUEST })).toEqual(unknown(code))
  })

  it("is not Bob's when he writes Anna's address, and leaves a cart that becomes his", async () => {
    const { code } = await issue(anna.id)
    const his = await front.fill(bob)
    await front.post(`/carts/${his}`, { email: "anna@example.com" }, bob)
    expect(await front.add(his, code)).toEqual(unknown(code))
    const both = { email: "anna@example.com", promo_codes: [code] }
    expect(await front.post(`/carts/${his}`, both, bob)).toEqual(unknown(code))

    const cart = await front.fill({ email: "anna@example.com" })
    expect((await front.add(cart, code)).status).toBe(200)
    expect(await front.codes(cart)).toEqual([code])
    await front.post(`/carts/${cart}/customer`, {}, bob)
    expect(await front.codes(cart)).toEqual([])
  })

  it("comes with the address, and waits for it in a cart that is made with it", async () => {
    const { code } = await issue(guest)
    const cart = await front.fill({}, { promo_codes: [code.toLowerCase()] })
    expect(await front.codes(cart)).toEqual([])
    const { data } = await front.post(`/carts/${cart}`, { email: GUEST, promo_codes: [code] })
    expect(data.cart?.promotions.map((promotion) => promotion.code)).toEqual([code])
    const made = await front.fill({ email: GUEST }, { promo_codes: [code.toLowerCase()] })
    expect(await front.codes(made)).toEqual([code])
  })

  it("is a guest's however they write their address", async () => {
    const coupon = await issue(guest)
    const cart = await front.fill({ email: "GUEST@Example.com" })
    expect((await front.add(cart, coupon.code)).data.cart?.discount_total).toBeGreaterThan(0)
    await settle((await order(cart)).id)
    expect(await row(coupon)).toMatchObject({ state: "redeemed" })
  })

  it("holds neither before its start nor after its end", async () => {
    const early = await issue(anna.id, { starts_at: new Date(Date.now() + DAY_MS) })
    const late = await issue(bob.id)
    expect(reason(await front.add(await front.fill(anna), early.code))).toEqual(
      refused("not_started")
    )
    const his = await front.fill(bob)
    await front.add(his, late.code)
    await front.pay(his)
    // It ends between adding and paying, and the job has not been there yet.
    await sql(`update retention_coupon set ends_at = now() where id = '${late.id}'`)
    expect(reason(await front.add(await front.fill(bob), late.code))).toEqual(refused("ended"))
    const escaped = his.replace("cart", "%63art")
    expect(reason(await front.complete(escaped))).toEqual(refused("ended"))
    expect(await front.codes(his)).toEqual([])
    expect((await order(his)).discount_total).toBe(0)
  })

  it("gives way to a better one: two never work in one cart", async () => {
    const former = await issue(anna.id)
    const cart = await front.fill(anna)
    await front.add(cart, former.code)
    const other = await front.fill(anna)
    await front.add(other, former.code)
    const source = { type: "test", id: "one", step: "two" }
    const better = await issue(anna.id, { source, offer: { ...TEN, value: "20" } })
    // It was pulled from both, and is refused with its reason.
    expect([await front.codes(cart), await front.codes(other)]).toEqual([[], []])
    expect(reason(await front.add(cart, former.code))).toEqual(refused("replaced"))
    expect(reason(await front.add(cart, better.code, former.code))).toEqual(refused("replaced"))

    // As if Medusa had not been told yet, and somebody had got both in.
    await sql(`update promotion set "limit" = 1 where code = '${former.code}'`)
    for (const id of [cart, other]) {
      await updateCartPromotionsWorkflow(container).run({
        input: { cart_id: id, promo_codes: [former.code] },
      })
    }
    await front.add(cart, better.code)
    expect(await front.codes(cart)).toEqual([better.code])
    await front.post(`/carts/${other}`, { promo_codes: [former.code, better.code] })
    expect(await front.codes(other)).toEqual([better.code])
    await updateCartPromotionsWorkflow(container).run({
      input: { cart_id: other, promo_codes: [former.code] },
    })
    expect((await front.codes(other)).sort()).toEqual([better.code, former.code].sort())
    await front.pay(other)
    expect(reason(await front.complete(other))).toEqual(refused("replaced"))
    expect(await front.codes(other)).toEqual([better.code])
    expect((await order(other)).discount_total).toBeCloseTo(44)
  })

  it("goes to one of two carts that are completed at once", async () => {
    const coupon = await issue(anna.id)
    const both = [await front.fill(anna), await front.fill(anna)]
    for (const cart of both) {
      await front.add(cart, coupon.code)
      await front.pay(cart)
    }
    const answers = await Promise.all(both.map((cart) => front.complete(cart)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const won = the(answers.find(({ status }) => status === 200)?.data.order)
    await settle(won.id)
    expect((await row(coupon)).redemptions).toHaveLength(1)
    const lost = the(both[answers.findIndex(({ status }) => status === 400)])
    // It is known now that it is used: out with it, and the cart is an order without.
    expect(await front.codes(lost)).toEqual([])
    expect((await order(lost)).discount_total).toBe(0)
  })

  it.each<[string, () => Returning]>([
    ["an account's", () => ({ customer_id: anna.id, then: anna, later: anna })],
    [
      "a guest's",
      () => ({ customer_id: guest, then: { email: GUEST }, later: { email: "Guest@EXAMPLE.com" } }),
    ],
  ])("may be used again when its order is cancelled: %s", async (_whose, who) => {
    const { customer_id, then, later } = who()
    const coupon = await issue(customer_id)
    const first = await front.fill(then)
    await front.add(first, coupon.code)
    const { id } = await order(first)
    await settle(id)
    expect(reason(await front.add(await front.fill(later), coupon.code))).toEqual(refused("used"))
    await cancelOrderWorkflow(container).run({ input: { order_id: id } })
    await settle(id)
    expect(await row(coupon)).toMatchObject({ state: "live", discount_amount: "0" })

    const second = await front.fill(later)
    expect((await front.add(second, coupon.code)).data.cart?.discount_total).toBeGreaterThan(0)
    const again = await order(second)
    await settle(again.id)
    expect(await row(coupon)).toMatchObject({
      state: "redeemed",
      redemptions: [{ order_id: again.id }, { order_id: id }],
    })
    expect(reason(await front.add(await front.fill(then), coupon.code))).toEqual(refused("used"))
  })

  it("leaves open carts when it is revoked, and is refused from then on", async () => {
    const coupon = await issue(anna.id)
    const cart = await front.fill(anna)
    await front.add(cart, coupon.code)
    await revokeCouponsWorkflow(container).run({ input: { coupon_ids: [coupon.id] } })
    expect(await front.codes(cart)).toEqual([])
    expect(reason(await front.add(cart, coupon.code))).toEqual(refused("revoked"))
  })

  it("leaves a cart at completion when it was deleted in Medusa, before we know of it", async () => {
    const coupon = await issue(anna.id)
    const cart = await front.fill(anna)
    await front.add(cart, coupon.code, "SPRING")
    await front.pay(cart)
    await deletePromotionsWorkflow(container).run({
      input: { ids: [the(coupon.promotion_id)] },
    })
    expect(await row(coupon)).toMatchObject({ state: "live" })
    expect(reason(await front.complete(cart))).toEqual(refused("revoked"))
    expect(await front.codes(cart)).toEqual(["SPRING"])
    expect((await order(cart)).discount_total).toBeCloseTo(7.7)
  })

  it("is honoured late where a payment completes the cart past us", async () => {
    const coupon = await issue(anna.id)
    const cart = await front.fill(anna)
    await front.add(cart, coupon.code)
    await front.pay(cart)
    const past = new Date(Date.now() - 1000)
    await sql(`update retention_coupon set ends_at = '${past.toISOString()}'`)
    await sql(`update promotion_campaign set ends_at = '${past.toISOString()}'`)
    const { result } = await completeCartWorkflow(container).run({ input: { id: cart } })
    await settle(result.id)
    expect(await row(coupon)).toMatchObject({
      redemptions: [{ order_id: result.id, late: true }],
    })
  })

  it("says what a basket lacks", async () => {
    const offer = {
      type: "fixed",
      amounts: { eur: "40" },
      minimum_basket: { eur: "200" },
    } as const
    const { code } = await issue(anna.id, { offer })
    const cart = await front.fill(anna, {}, 1)
    const answer = await front.add(cart, code)
    expect(reason(answer)).toEqual(refused("below_minimum"))
    expect(answer.data.message).toBe(
      "The code holds from 200 EUR; the basket is worth 100 EUR without tax"
    )
    const shirts = { ...TEN, excluded_category_ids: [await tops()] }
    const his = await issue(bob.id, { offer: shirts })
    expect(reason(await front.add(await front.fill(bob), his.code))).toEqual(
      refused("no_eligible_items")
    )
    const empty = await front.fill(anna, { items: [] })
    expect(reason(await front.add(empty, code))).toEqual(refused("empty_cart"))
    expect((await front.add(await front.fill(anna), code)).data.cart?.discount_total).toBe(44)
  })

  it("holds once there is postage to take off, or enough to buy", async () => {
    const free = await issue(anna.id, { offer: { type: "free_shipping" } })
    const hers = await front.fill(anna)
    expect(reason(await front.add(hers, free.code))).toEqual(refused("no_shipping_method"))
    await front.pay(hers)
    expect((await front.add(hers, free.code)).data.cart?.discount_total).toBeCloseTo(5.5)

    const product_ids = [front.shop.shirt.product_id]
    const offer = {
      type: "buy_get",
      buy: { product_ids, quantity: 2 },
      get: { product_ids, quantity: 1, percentage: "20" },
    } as const
    const source = { type: "test", id: "one", budget: { amount: "100" } }
    const third = await issue(bob.id, { offer, source })
    expect(reason(await front.add(await front.fill(bob), third.code))).toEqual(
      refused("items_missing")
    )
    const three = await front.fill(bob, {}, 3)
    expect((await front.add(three, third.code)).data.cart?.discount_total).toBeCloseTo(22)
  })

  describe("while our own tables are in trouble", () => {
    afterEach(() => jest.restoreAllMocks())

    it("checkouts go on, and Medusa holds others off", async () => {
      const { code } = await issue(anna.id)
      jest.spyOn(carts(), "byCodes").mockRejectedValue(new Error("no connection"))
      jest.spyOn(carts(), "byPromotions").mockRejectedValue(new Error("no connection"))
      const his = await front.fill(bob)
      expect((await front.add(his, code)).data.cart?.discount_total).toBe(0)
      const hers = await front.fill(anna, { promo_codes: [code] })
      expect((await order(hers)).discount_total).toBeGreaterThan(0)
    })

    it("and nobody waits long for them", async () => {
      const { code } = await issue(anna.id)
      jest.spyOn(carts(), "byCodes").mockReturnValue(new Promise(() => undefined))
      const began = performance.now()
      const answer = await front.add(await front.fill(anna), code)
      expect(answer.data.cart?.discount_total).toBeGreaterThan(0)
      expect(performance.now() - began).toBeLessThan(6000)
    })
  })

  it("costs a checkout without codes of ours one look", async () => {
    const byCodes = jest.spyOn(carts(), "byCodes")
    const byPromotions = jest.spyOn(carts(), "byPromotions")
    const cart = await front.fill(bob)
    await front.add(cart, "SPRING")
    await order(cart)
    expect(byCodes).not.toHaveBeenCalled()
    expect(byPromotions).toHaveBeenCalledTimes(1)
    await order(await front.fill(bob))
    expect(byPromotions.mock.calls.at(-1)).toEqual([[]])
    jest.restoreAllMocks()
  })

  describe("a link that applies it", () => {
    const apply = (cart_id: unknown, code: unknown, more: object = {}) =>
      front.post("/retention/coupons/apply", { cart_id, code, ...more })

    it("does so once, and again when Medusa forgot it", async () => {
      const { code, offer, ends_at } = await issue(anna.id)
      const cart = await front.fill(anna)
      const applied = {
        status: 200,
        data: { applied: true, coupon: { code, offer, ends_at } },
      }
      expect(await apply(cart, code.toLowerCase())).toEqual(applied)
      expect(await front.codes(cart)).toEqual([code])
      expect(await apply(cart, code)).toEqual(applied)
      await front.post(`/carts/${cart}`, { promo_codes: [] })
      expect(await front.codes(cart)).toEqual([])
      expect(await apply(cart, code)).toEqual(applied)
      expect(await front.codes(cart)).toEqual([code])
    })

    it("says why not to its owner, and the same of a stranger's as of none", async () => {
      const { code } = await issue(anna.id, {
        offer: { ...TEN, minimum_basket: { eur: "200" } },
      })
      expect((await apply(await front.fill(anna, {}, 1), code)).data).toEqual({
        applied: false,
        reason: "below_minimum",
        message: "The code holds from 200 EUR; the basket is worth 100 EUR without tax",
        detail: {
          minimum: "200",
          goods: "100",
          missing: "100",
          currency_code: "eur",
          tax: "excluded",
        },
      })
      const his = await front.fill(bob)
      for (const typed of [code, "BACK-NONE-NONE-NONEX", "SPRING"]) {
        expect((await apply(his, typed)).data).toEqual({
          applied: false,
          reason: "invalid",
          message: `The promotion code ${typed} is invalid`,
          detail: {},
        })
      }
    })

    it("takes 30 requests a minute of one cart, and nothing else than a cart and a code", async () => {
      const wrong: [unknown, unknown, object, string][] = [
        [undefined, "A", {}, "cart_id: must be a cart's id of at most 64 letters"],
        ["cart' OR 1=1", "A", {}, "cart_id: must be a cart's id of at most 64 letters"],
        ["cart_1", "", {}, "code: must be a code of 1 to 64 letters"],
        ["cart_1", ["A"], {}, "code: must be a code of 1 to 64 letters"],
        ["cart_1", "A\0", {}, "code: must be a code of 1 to 64 letters"],
        ["cart_1", "A", { email: GUEST }, "Unknown field email; allowed: cart_id, code"],
      ]
      for (const [cart_id, code, more, message] of wrong) {
        expect(await apply(cart_id, code, more)).toEqual({
          status: 400,
          data: { type: "invalid_data", message },
        })
      }
      expect((await apply("cart_2", "A")).status).toBe(404)
      for (let n = 1; n < 30; n += 1) {
        expect((await apply("cart_2", "A")).status).toBe(404)
      }
      expect(await apply("cart_2", "A")).toMatchObject({
        status: 429,
        data: { type: "too_many_requests" },
      })
    })
  })

  describe("in the admin", () => {
    const call = async (method: string, path: string, data?: unknown) => {
      const { status, data: body } = await api.request({
        ...admin,
        method,
        url: `/admin/retention${path}`,
        data,
        validateStatus: () => true,
      })
      return { status, body }
    }
    const people = async () => {
      const { rows } = await sql("select id from retention_person order by id")
      return rows.map(({ id }: { id: string }) => id) as string[]
    }

    it("is previewed, issued once for a double click, told on the person, and revoked", async () => {
      const person_ids = [...(await people()), "rper_nobody"]
      const asked = { target: { person_ids }, offer: TEN, valid_days: 7 }
      const preview = await call("POST", "/coupons/preview", asked)
      expect(preview).toMatchObject({
        status: 200,
        body: {
          people: 4,
          issue: 3,
          refused: [{ reason: "unknown_person", people: 1 }],
          warnings: expect.arrayContaining([{ kind: "percentage_has_no_ceiling" }]),
        },
      })
      expect((await call("GET", "/coupons")).body).toMatchObject({ coupons: [], count: 0 })

      const order = { ...asked, source_id: "click_1", because: "It is June" }
      const [one, two] = await Promise.all([
        call("POST", "/coupons", order),
        call("POST", "/coupons", order),
      ])
      expect([one.status, two.status, one.body.run.id]).toEqual([202, 202, two.body.run.id])
      const run = await eventually(async () => {
        const { body } = await call("GET", `/coupons/runs/${one.body.run.id}`)
        return body.run.status === "running" ? null : body.run
      }, "the run to be done")
      expect(run).toMatchObject({
        status: "done",
        issued: 3,
        refused: [{ reason: "unknown_person", people: 1 }],
      })
      expect((await call("GET", `/coupons/runs/${run.id}/refusals`)).body).toMatchObject({
        refusals: [{ person_id: "rper_nobody", reason: "unknown_person", email: null }],
        count: 1,
      })
      const other = { ...order, offer: { ...TEN, value: "5" } }
      expect(await call("POST", "/coupons", other)).toMatchObject({
        status: 409,
        body: { message: expect.stringContaining("source_id: click_1 was used for other people") },
      })
      expect((await call("POST", `/coupons/runs/${run.id}/stop`)).status).toBe(409)
      expect((await call("GET", "/coupons/runs?limit=1")).body).toMatchObject({
        count: 1,
        limit: 1,
      })

      const { body: page } = await call("GET", "/coupons?state=live&q=anna&source_id=click_1")
      expect(page).toMatchObject({
        count: 1,
        currency: "eur",
        totals: { by_state: { live: { coupons: 1 } } },
        coupons: [{ email: "anna@example.com", because: "It is June", run_id: run.id }],
      })
      const [hers] = page.coupons
      const { body: profile } = await call("GET", `/profiles/${anna.id}`)
      expect(profile.profile.coupons).toMatchObject([{ id: hers.id, code: hers.code }])
      const ids = { coupon_ids: [hers.id, "rcpn_none"] }
      expect(await call("POST", "/coupons/revoke", ids)).toEqual({
        status: 200,
        body: { revoked: 1, refused: [{ coupon_id: "rcpn_none", reason: "unknown" }] },
      })
      expect((await call("GET", `/coupons/${hers.id}`)).body.coupon).toMatchObject({
        state: "revoked",
        state_reason: "by_hand",
      })
    })

    it.each<[number, RegExp, object]>([
      [400, /offer\.value: .*above 0 and at most 100/, { offer: { ...TEN, value: "101" } }],
      [400, /offer\.value: .*largest_discount/, { offer: { ...TEN, value: "31" } }],
      [400, /offer: must be an offer/, { offer: undefined }],
      [400, /ends_at: must be ahead/, { ends_at: "2020-01-01T00:00:00Z" }],
      [400, /ends_at: must be after starts_at/, { starts_at: "2030-01-02T00:00:00Z" }],
      [400, /valid_days: must be a whole number/, { valid_days: 0 }],
      [400, /xxx.*currency code/, { offer: { ...TEN, minimum_basket: { xxx: "1" } } }],
      [400, /prod_none/, { offer: { ...TEN, excluded_product_ids: ["prod_none"] } }],
      [400, /budget\.amount: must be a positive decimal/, { budget: { amount: "0" } }],
      [400, /because: must be text/, { because: "x".repeat(201) }],
      [404, /rseg_none/, { target: { segment_id: "rseg_none" } }],
    ])("refuses with %s %s, and issues nothing", async (status, message, given) => {
      const body = {
        target: { person_ids: ["rper_1"] },
        offer: TEN,
        source_id: "bad",
        ...("starts_at" in given ? { ends_at: "2030-01-01T00:00:00Z" } : {}),
        ...given,
      }
      const answer = await call("POST", "/coupons", body)
      expect([answer.status, answer.body.message]).toEqual([status, expect.stringMatching(message)])
      expect((await call("GET", "/coupons/runs")).body.count).toBe(0)
    })

    it("says that there is none", async () => {
      for (const path of ["/coupons/rcpn_none", "/coupons/runs/rcrn_none", "/coupons/%00"]) {
        expect([path, (await call("GET", path)).status]).toEqual([path, 404])
      }
      expect((await call("POST", "/coupons/runs/rcrn_none/stop")).status).toBe(404)
      expect((await call("GET", "/coupons/runs/rcrn_none/refusals")).status).toBe(404)
    })
  })
}
