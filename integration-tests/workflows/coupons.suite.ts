import type { Event, ICustomerModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, PromotionActions } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  cancelOrderWorkflow,
  deleteCampaignsWorkflow,
  deletePromotionsWorkflow,
  updateCartPromotionsWorkflow,
  updateCustomersWorkflow,
  updatePromotionRulesWorkflow,
  updatePromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { RetentionCoupon } from "../../src/modules/retention/entities"
import {
  alignCouponsWorkflow,
  backfillRetentionWorkflow,
  issueCouponsWorkflow,
  revokeCouponsWorkflow,
  runCouponsWorkflow,
  type IssueCouponsInput,
} from "../../src/workflows"
import { keepCouponsInLine } from "../../src/workflows/coupons/keep-in-line"
import { hintsOf } from "../../src/workflows/changes/hints-of"
import { noticePromotions } from "../../src/workflows/coupons/hear-of-promotions"
import { busIsIdle } from "../helpers/bus-idle"
import { stopTheClock, subscribedTo, takeIn } from "../helpers/delivery"
import { EventRecorder } from "../helpers/event-recorder"
import { makeFullShop } from "../helpers/full-shop"
import type { MedusaSuite } from "../helpers/medusa-test"
import { createCustomers } from "../helpers/orders"
import { completeCart, fillCart } from "../helpers/shop-orders"
import { retention } from "../helpers/small-shop"
import { the } from "../helpers/the"

type Rule = { id: string; attribute: string; operator: string; values: { value: string }[] }
type Promotion = {
  id: string
  code: string
  status: string
  limit: number | null
  used: number
  is_automatic: boolean
  campaign: { id: string; ends_at: Date | string | null } | null
  rules: Rule[]
  application_method: { value: number; currency_code: string | null }
}

type Intercepting = Record<
  "addInterceptor" | "removeInterceptor",
  (note: (message: Event<unknown>) => void) => void
>

/** What the hook `couponsIssued` does in the test at hand. */
let handOut: () => void = () => undefined
/** What the hook `chooseOffer` says, by e-mail. */
let choices: Record<string, unknown> = {}

let listening = false
function listen() {
  if (!listening) {
    listening = true
    issueCouponsWorkflow.hooks.couponsIssued(() => handOut())
    issueCouponsWorkflow.hooks.chooseOffer(({ people }) => {
      const offers = people.flatMap(({ person_id, email }) =>
        email !== null && email in choices ? [[person_id, choices[email]]] : []
      )
      return new StepResponse({ offers: Object.fromEntries(offers) })
    })
  }
}

export function couponTests({ getContainer }: MedusaSuite): void {
  let container: MedusaContainer
  let recorder: EventRecorder
  let told: Event<unknown>[]

  beforeAll(async () => {
    listen()
    await stopTheClock()
  })

  const service = () => retention(container)
  const bus = () => container.resolve(Modules.EVENT_BUS) as unknown as Intercepting
  const note = (message: Event<unknown>) => {
    if (message.name.startsWith("retention.coupon_")) {
      told.push(message)
    }
  }
  const graph = async <T>(entity: string, fields: string[], filters: object = {}) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity, fields, filters: filters as never })
    return data as T[]
  }
  const sql = (text: string, values: unknown[] = []) =>
    container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw(text, values as never)
      .then(({ rows }: { rows: Record<string, unknown>[] }) => rows)

  const promotions = () =>
    graph<Promotion>("promotion", [
      "*",
      "campaign.*",
      "application_method.*",
      "rules.*",
      "rules.values.*",
    ])

  const promotionOf = async ({ code }: Pick<RetentionCoupon, "code">) =>
    the((await promotions()).find((one) => one.code === code))

  const coupon = async ({ id }: Pick<RetentionCoupon, "id">) =>
    the((await service().coupons.byIds([id]))[0])

  async function persons(...emails: string[]): Promise<string[]> {
    const rows = await sql("select id, email from retention_person")
    return emails.map((email) => the(rows.find((row) => row.email === email)?.id as string))
  }

  async function issue(emails: string[], given: Partial<IssueCouponsInput> = {}) {
    const { result } = await issueCouponsWorkflow(container).run({
      input: {
        source: { type: "test", id: "one" },
        person_ids: await persons(...emails),
        offer: { type: "percentage", value: "10", minimum_basket: { eur: "50" } },
        ...given,
      },
    })
    return result
  }

  const align = async () => (await alignCouponsWorkflow(container).run({ input: {} })).result

  /** Lets the plugin hear of everything that happened, and act on it. */
  async function heard(): Promise<void> {
    const events = await recorder.take()
    const hints = subscribedTo(events).flatMap(({ name, data }) => hintsOf(name, data) ?? [])
    await service().hints.note(hints, () => new Date())
    for (const event of events) {
      await noticePromotions(container, event)
    }
    await takeIn(container)
  }

  /** What was told of coupons since the last call: how many, by event. */
  async function tellings(): Promise<Record<string, number>> {
    await busIsIdle(container)
    const counts: Record<string, number> = {}
    for (const { name, data } of told.splice(0)) {
      const event = name.replace("retention.coupon_", "")
      counts[event] = (counts[event] ?? 0) + (data as { data: unknown[] }).data.length
    }
    return counts
  }

  /** As if the process that took these up had been killed a while ago. */
  const leaseIsOver = () =>
    sql("update retention_coupon set align_due_at = now() where align_due_at is not null")

  beforeEach(async () => {
    container = getContainer()
    handOut = () => undefined
    choices = {}
    recorder = new EventRecorder(container)
    told = []
    bus().addInterceptor(note)
    await createCustomers(container, [
      { email: "Ann@x.com" },
      { email: "ann@x.com", has_account: false },
      { email: "bob@x.com" },
      { email: "cat@x.com", has_account: false },
    ])
    await backfillRetentionWorkflow(container).run({ input: {} })
  })

  afterEach(() => {
    recorder.stop()
    bus().removeInterceptor(note)
  })

  it("is made for each person once, bound to them, dated, and told", async () => {
    const { issued, refused } = await issue(["ann@x.com", "bob@x.com", "cat@x.com"])
    expect(refused).toEqual([])
    expect(issued.map(({ state }) => state)).toEqual(["live", "live", "live"])
    const all = await promotions()
    expect(all.map(({ code }) => code).sort()).toEqual(issued.map(({ code }) => code).sort())
    expect(new Set(all.map(({ campaign }) => campaign?.id)).size).toBe(1)
    const [ann] = await persons("ann@x.com")
    const hers = the(issued.find(({ person_id }) => person_id === ann))
    const promotion = await promotionOf(hers)
    expect(promotion).toMatchObject({
      id: hers.promotion_id,
      status: "active",
      limit: 1,
      used: 0,
      is_automatic: false,
      application_method: { value: 10, currency_code: "eur" },
    })
    expect(new Date(the(promotion.campaign?.ends_at))).toEqual(new Date(hers.ends_at))
    expect(
      promotion.rules
        .map(({ attribute, operator, values }) => [
          attribute,
          operator,
          values.map(({ value }) => value).sort(),
        ])
        .sort()
    ).toEqual([
      ["customer.email", "in", ["Ann@x.com", "ann@x.com"]],
      ["original_item_subtotal", "gte", ["50"]],
    ])
    expect(await tellings()).toEqual({ issued: 3 })

    const again = await issue(["ann@x.com", "bob@x.com", "cat@x.com"])
    expect([again.issued.length, again.reused.length]).toEqual([0, 3])
    expect(await promotions()).toHaveLength(3)
    expect(await tellings()).toEqual({})
    expect(await align()).toMatchObject({ looked_at: 0 })
  })

  it("takes people by their records, and gives what a hook chooses", async () => {
    choices = {
      "ann@x.com": { type: "percentage", value: "20" },
      "bob@x.com": { refuse: "enough" },
      "cat@x.com": { type: "percentage", value: "99" },
    }
    const records = await graph<{ id: string }>("customer", ["id"])
    const { issued, refused } = await issue([], {
      person_ids: undefined,
      customer_ids: [...records.map(({ id }) => id), "cus_nobody"],
    })
    expect(issued.map(({ offer }) => offer)).toEqual([{ type: "percentage", value: "20" }])
    expect(refused.map(({ reason }) => reason).sort()).toEqual([
      "strategy:enough",
      "strategy:invalid_offer",
      "unknown_person",
    ])
  })

  it("closes the former one before there is another", async () => {
    const [first] = (await issue(["ann@x.com"])).issued
    const later = { source: { type: "test", id: "one", step: "two" } }
    const [second] = (await issue(["ann@x.com"], later)).issued
    expect(await coupon(the(first))).toMatchObject({ state: "revoked", state_reason: "replaced" })
    expect(await promotionOf(the(first))).toMatchObject({ limit: 0, status: "active" })
    expect(await promotionOf(the(second))).toMatchObject({ limit: 1 })
    expect(await tellings()).toEqual({ issued: 2, revoked: 1 })
  })

  it("waits with the next one while the former may be open", async () => {
    const [first] = (await issue(["ann@x.com"])).issued
    const later = { source: { type: "test", id: "one", step: "two" } }
    // Somebody else holds the former one: it is revoked meanwhile, and not closed.
    const spied = jest.spyOn(service().couponAlign, "claim").mockImplementationOnce(async () => [])
    const [second] = (await issue(["ann@x.com"], later)).issued
    spied.mockRestore()
    expect(await coupon(the(second))).toMatchObject({ state: "issuing", promotion_id: null })
    expect(await promotionOf(the(first))).toMatchObject({ limit: 1 })
    await align()
    expect(await promotionOf(the(first))).toMatchObject({ limit: 0 })
    expect(await coupon(the(second))).toMatchObject({ state: "live" })
  })

  it("is taken back when it cannot be handed out, and the former one lives again", async () => {
    const [first] = (await issue(["ann@x.com"])).issued
    handOut = () => {
      throw new Error("the post is closed")
    }
    const later = { source: { type: "test", id: "one", step: "two" } }
    await expect(issue(["ann@x.com", "bob@x.com"], later)).rejects.toMatchObject({
      message: expect.stringContaining("the post is closed"),
    })
    expect((await promotions()).map(({ code, limit }) => [code, limit])).toEqual([
      [the(first).code, 1],
    ])
    expect(
      await sql("select count(*)::int as rules from promotion_rule where deleted_at is null")
    ).toEqual([{ rules: 2 }])
    expect(await coupon(the(first))).toMatchObject({ state: "live", altered: null })
    handOut = () => undefined
    const again = await issue(["ann@x.com", "bob@x.com"], later)
    expect(again.issued).toHaveLength(2)
  })

  it("is told of when its end was noticed by one that cannot be handed out", async () => {
    await issue(["ann@x.com"])
    await sql("update retention_coupon set ends_at = now() - interval '1 second'")
    await tellings()
    handOut = () => {
      throw new Error("the post is closed")
    }
    const later = { source: { type: "test", id: "one", step: "two" } }
    await expect(issue(["ann@x.com"], later)).rejects.toBeDefined()
    expect(await tellings()).toEqual({ expired: 1 })
  })

  describe("after a crash", () => {
    it("is made when it was only reserved, and found when it was made and not noted", async () => {
      const settle = jest
        .spyOn(service().couponAlign, "settle")
        .mockRejectedValueOnce(new Error("killed"))
      const emails = ["ann@x.com", "bob@x.com"]
      const request = await service().coupons.parse(
        { source: { type: "test", id: "one" }, offer: { type: "percentage", value: "10" } },
        new Date()
      )
      const reserve = async (some: string[]) =>
        service().coupons.reserve(
          request,
          (await persons(...some)).map((person_id) => ({ person_id, offer: request.offer })),
          new Date()
        )
      await reserve(["ann@x.com"])
      await expect(align()).rejects.toMatchObject({ message: expect.stringContaining("killed") })
      settle.mockRestore()
      await reserve(["bob@x.com"])
      expect(await promotions()).toHaveLength(1)
      // Nobody takes up what somebody may be at.
      expect(await align()).toMatchObject({ looked_at: 1 })
      await leaseIsOver()
      expect(await align()).toMatchObject({ looked_at: 1, failed: 0 })
      expect(await promotions()).toHaveLength(2)
      const rows = await sql(
        `select c.state, p.id = c.promotion_id as found from retention_coupon c
           join promotion p on p.code = c.code`
      )
      expect(rows).toEqual(emails.map(() => ({ state: "live", found: true })))
      expect(await tellings()).toEqual({ issued: 2 })
    })

    it("is closed when it was revoked while it was being made", async () => {
      const { couponAlign, coupons } = service()
      const settle = couponAlign.settle.bind(couponAlign)
      const spied = jest
        .spyOn(couponAlign, "settle")
        .mockImplementationOnce(async (results, now) => {
          const ids = results.map(({ id }) => id)
          await coupons.revoke({ coupon_ids: ids }, "by_hand", now)
          // Somebody else looks before it is there, and sees nothing of it.
          await sql("update retention_coupon set align_due_at = null")
          return settle(results, now)
        })
      const [one] = (await issue(["ann@x.com"])).issued
      spied.mockRestore()
      expect(await coupon(the(one))).toMatchObject({ state: "revoked" })
      await align()
      expect(await promotionOf(the(one))).toMatchObject({ limit: 0 })
    })

    it("is told as a problem of its own when Medusa refuses it, and holds up nobody", async () => {
      const claim = service().couponAlign.claim.bind(service().couponAlign)
      let broken = ""
      const spied = jest
        .spyOn(service().couponAlign, "claim")
        .mockImplementation(async (...asked) => {
          const due = await claim(...asked)
          const [first, ...rest] = due
          if (!first) {
            return due
          }
          broken = first.id
          // Dates that Medusa does not take.
          return [{ ...first, ends_at: new Date(Number.NaN) }, ...rest]
        })
      const { issued } = await issue(["ann@x.com", "bob@x.com", "cat@x.com"])
      spied.mockRestore()
      expect(issued.filter(({ state }) => state === "live")).toHaveLength(2)
      expect(await coupon({ id: broken })).toMatchObject({
        state: "issuing",
        align_attempts: 1,
        problem: expect.any(String),
      })
      await leaseIsOver()
      await align()
      expect(await coupon({ id: broken })).toMatchObject({ state: "live", problem: null })
    })
  })

  describe("when hands were there", () => {
    it("notes what they changed, lets it stand, and mends what would let others in", async () => {
      const [one] = (await issue(["ann@x.com"])).issued
      const before = await promotionOf(the(one))
      await updatePromotionsWorkflow(container).run({
        input: {
          promotionsData: [
            {
              id: before.id,
              status: "inactive",
              application_method: { id: "", value: 25 } as never,
            },
          ],
        },
      })
      const rule = the(before.rules.find(({ attribute }) => attribute === "customer.email"))
      await updatePromotionRulesWorkflow(container).run({
        input: { data: [{ id: rule.id, values: ["eve@x.com"] }] },
      })
      await heard()
      expect(await align()).toMatchObject({ looked_at: 1, failed: 0 })
      const after = await promotionOf(the(one))
      expect(after.application_method.value).toBe(25)
      expect(
        after.rules
          .find(({ attribute }) => attribute === "customer.email")
          ?.values.map(({ value }) => value)
          .sort()
      ).toEqual(["Ann@x.com", "ann@x.com"])
      expect((await coupon(the(one))).altered).toEqual({
        status: ["active", "inactive"],
        value: ["10", "25"],
      })
      const again = await issue(["ann@x.com"])
      expect(again.refused.map(({ reason }) => reason)).toEqual(["code_altered"])
    })

    it("is revoked when its promotion was deleted, and never made anew", async () => {
      const [one] = (await issue(["ann@x.com"])).issued
      const { id } = await promotionOf(the(one))
      await tellings()
      await deletePromotionsWorkflow(container).run({ input: { ids: [id] } })
      await heard()
      await align()
      expect(await coupon(the(one))).toMatchObject({
        state: "revoked",
        state_reason: "deleted_by_hand",
      })
      expect(await promotions()).toEqual([])
      expect(await tellings()).toEqual({ revoked: 1 })
    })

    it("notes that its dates are gone with its campaign, and ends all the same", async () => {
      const [one] = (await issue(["ann@x.com"])).issued
      const { campaign } = await promotionOf(the(one))
      await deleteCampaignsWorkflow(container).run({ input: { ids: [the(campaign).id] } })
      await heard()
      await align()
      expect((await coupon(the(one))).altered).toEqual({
        ends_at: [new Date(the(one).ends_at).toISOString(), null],
      })
      await sql("update retention_coupon set ends_at = now() - interval '1 second'")
      await keepCouponsInLine(container)
      expect(await coupon(the(one))).toMatchObject({ state: "expired" })
      expect(await promotionOf(the(one))).toMatchObject({ limit: 0 })
      // And a dead one that is opened again is closed again.
      await updatePromotionsWorkflow(container).run({
        input: { promotionsData: [{ id: the(one).promotion_id ?? "", limit: 5 }] },
      })
      await heard()
      await align()
      expect(await promotionOf(the(one))).toMatchObject({ limit: 0 })
    })
  })

  it("follows the address of its person", async () => {
    const [one] = (await issue(["bob@x.com"])).issued
    const [bob] = await container
      .resolve<ICustomerModuleService>(Modules.CUSTOMER)
      .listCustomers({ email: "bob@x.com" })
    await updateCustomersWorkflow(container).run({
      input: { selector: { id: the(bob).id }, update: { email: "Bobby@x.com" } },
    })
    await heard()
    await align()
    const { rules } = await promotionOf(the(one))
    const binding = the(rules.find(({ attribute }) => attribute === "customer.email"))
    expect(binding.values.map(({ value }) => value).sort()).toEqual(["Bobby@x.com", "bobby@x.com"])
  })

  it("is redeemed, given back, pulled from carts, and purged", async () => {
    const shop = await makeFullShop(container)
    const [one] = (await issue(["ann@x.com"])).issued
    const { code, id } = the(one)
    const filled = async () => {
      const cart_id = await fillCart(shop, { email: "ann@x.com" })
      await updateCartPromotionsWorkflow(container).run({
        input: {
          cart_id,
          promo_codes: [code],
          action: PromotionActions.ADD,
          force_refresh_payment_collection: true,
        },
      })
      return cart_id
    }
    const codesIn = async (cart_id: string) => {
      const [cart] = await graph<{ promotions: { code: string }[] }>("cart", ["promotions.code"], {
        id: cart_id,
      })
      return the(cart).promotions.map((promotion) => promotion.code)
    }
    await tellings()
    const cart_id = await fillCart(shop, { email: "ann@x.com" })
    await updateCartPromotionsWorkflow(container).run({
      input: { cart_id, promo_codes: [code], action: PromotionActions.ADD },
    })
    expect(await codesIn(cart_id)).toEqual([code])
    const order = await completeCart(shop, cart_id)
    await heard()
    expect(await coupon({ id })).toMatchObject({ state: "redeemed", discount_amount: "20" })
    expect(await promotionOf(the(one))).toMatchObject({ limit: 1, used: 1 })
    expect(await tellings()).toEqual({ redeemed: 1 })

    await cancelOrderWorkflow(container).run({ input: { order_id: order.id } })
    await heard()
    expect(await coupon({ id })).toMatchObject({
      state: "live",
      closed_at: null,
      discount_amount: "0",
    })
    expect(await promotionOf(the(one))).toMatchObject({ limit: 1, used: 0 })
    expect(await tellings()).toEqual({ returned: 1 })

    const open = await filled()
    expect(await codesIn(open)).toEqual([code])
    await revokeCouponsWorkflow(container).run({ input: { coupon_ids: [id] } })
    expect(await codesIn(open)).toEqual([])
    expect(await promotionOf(the(one))).toMatchObject({ limit: 0 })

    const [two] = (await issue(["bob@x.com"])).issued
    await sql("update retention_coupon set ends_at = now() - interval '40 days' where id = ?", [
      the(two).id,
    ])
    await keepCouponsInLine(container)
    await keepCouponsInLine(container)
    expect((await promotions()).map((promotion) => promotion.code)).toEqual([code])
    expect(await coupon(the(two))).toMatchObject({
      state: "expired",
      purged_at: expect.any(Date),
      emails: [],
    })
  })

  it("goes through a run once, and ends it when nothing is left to give", async () => {
    const person_ids = await persons("ann@x.com", "bob@x.com", "cat@x.com")
    const request = await service().coupons.parse(
      {
        source: { type: "manual", id: "page", budget: { count: 2 } },
        offer: { type: "percentage", value: "10" },
      },
      new Date()
    )
    const { run } = await service().couponRuns.create(
      { request, target: { person_ids }, actor: null },
      new Date()
    )
    const { result } = await runCouponsWorkflow(container).run({ input: { run_id: run.id } })
    expect(result.run).toMatchObject({
      status: "done",
      problem: "budget_spent",
      people: 3,
      issued: 2,
      refused: 1,
    })
    expect(await promotions()).toHaveLength(2)
    const again = await runCouponsWorkflow(container).run({ input: { run_id: run.id } })
    expect(again.result.run).toBeNull()
  })

  it.each<[string, Partial<IssueCouponsInput>, string]>([
    ["nobody", { person_ids: [] }, "person_ids: must be a list of 1 to 1000 ids"],
    [
      "both kinds of people",
      { customer_ids: ["cus_1"] },
      "person_ids: either these or customer_ids",
    ],
    ["more than the policy allows", { offer: { type: "percentage", value: "50" } }, "offer.value"],
    ["an end that is over", { ends_at: "2020-01-01T00:00:00Z" }, "ends_at: must be ahead"],
    ["a start that is no time", { starts_at: "soon" }, "starts_at: must be a time"],
    [
      "a product that is not there",
      { offer: { type: "percentage", value: "10", excluded_product_ids: ["prod_x"] } },
      "there is no product or category prod_x",
    ],
  ])("refuses %s, and changes nothing", async (_case, given, message) => {
    await expect(issue(["ann@x.com"], given)).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringContaining(message),
    })
    expect(await promotions()).toEqual([])
    expect(await sql("select count(*)::int as count from retention_coupon")).toEqual([{ count: 0 }])
  })
}
