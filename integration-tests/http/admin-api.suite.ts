import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger/workflows/backfill-retention"
import { syncOrdersWorkflow } from "../../src/workflows/ledger/workflows/sync-orders"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import type { MedusaSuite } from "../helpers/medusa-test"
import { wipeRetention } from "../helpers/retention-tables"
import { makeShop, retention, type SmallShop } from "../helpers/small-shop"
import { modelFitRow } from "../helpers/store-model-fit"

export function adminApiTests({ api, getContainer }: MedusaSuite): void {
  let admin: AdminHeaders
  let shop: SmallShop

  const get = async (path: string) => (await api.get(`/admin/retention${path}`, admin)).data
  const answer = async (path: string, headers: object = admin) => {
    const { status, data } = await api.get(`/admin/retention${path}`, {
      ...headers,
      validateStatus: () => true,
    })
    return { status, data }
  }
  const post = async (path: string, body: unknown) => {
    const { status, data } = await api.post(`/admin/retention${path}`, body, {
      ...admin,
      validateStatus: () => true,
    })
    return { status, data }
  }
  const emails = async (query: string) =>
    (await get(`/profiles?${query}`)).profiles.map(({ email }: { email: string }) => email)

  beforeAll(async () => {
    const container = getContainer()
    admin = await loginAsAdmin(api as never, container)
    shop = await makeShop(container, [
      {
        email: "anna@example.com",
        first_name: "Anna",
        last_name: "Abel",
        has_account: true,
        orders: [
          { days_ago: 3, total: 50 },
          { days_ago: 40, total: 20, currency: "usd", country: "us" },
          { days_ago: 41, total: 1000, cancelled: true, country: "fr" },
        ],
      },
      { email: "Anna@example.com" },
      { email: "bob@example.com", first_name: "Bob", orders: [{ days_ago: 120, total: 30 }] },
      {
        email: "carl@example.com",
        orders: [
          { days_ago: 380, total: 30 },
          { days_ago: 200, total: 8 },
        ],
      },
      { email: "dora@example.com", has_account: true },
      { email: "eve@example.com", orders: [{ days_ago: 10, total: 7, currency: "gbp" }] },
    ])
    await retention(container).policies.ensureSeed(
      policySchema.parse({ base_currency: "eur", rates: { usd: "0.5" } }),
      shop.now
    )
    await backfillRetentionWorkflow(container).run({ input: {} })
    const [, , bob = "", carl = ""] = shop.customer_ids
    await retention(container).seen.customers([
      { customer_id: bob, at: shop.now },
      { customer_id: carl, at: new Date(shop.now.getTime() - 86_400_000) },
    ])
  })

  it("asks for a login on every route", async () => {
    for (const path of [
      "/overview",
      "/trend",
      "/moves",
      "/rhythm",
      "/profiles",
      "/profiles/rper_1",
      "/profiles/rper_1/purchases",
      "/profiles/rper_1/transitions",
      "/profiles/rper_1/chances",
      "/profiles/export",
      "/policy",
      "/policy/versions",
      "/fits",
      "/models",
      "/models/latest",
      "/backtest",
      "/problems",
      "/backfill",
    ]) {
      expect([path, (await answer(path, {})).status]).toEqual([path, 401])
    }
    const anonymous = { validateStatus: () => true }
    for (const path of ["/policy", "/policy/preview", "/backfill"]) {
      const { status } = await api.post(`/admin/retention${path}`, {}, anonymous)
      expect([path, status]).toEqual([path, 401])
    }
  })

  it("gives the overview", async () => {
    const { overview } = await get("/overview")
    expect(overview).toMatchObject({
      currency: "eur",
      policy_version: 1,
      time_zone: "UTC",
      customers: 5,
      buyers: 4,
      orders: 6,
      cancelled: 1,
      // 50 + 20 × 0.5 + 30 + 30 + 8; pounds have no rate.
      net_revenue: "128",
      // Bob's 30 at 120 days, Carl's 8 at 200; his 30 are older than a year.
      revenue_at_risk: "38",
      revenue_at_risk_as_of: expect.any(String),
      problems: { currency_without_rate: 1 },
      fit: { limits: { at_risk: 90, dormant: 180, lost: 365 }, method: "fallback", buyers: 4 },
      stages: {
        prospect: { people: 1, revenue: "0" },
        active: { people: 1, revenue: "60" },
        new: { people: 1, revenue: "0" },
        at_risk: { people: 1, revenue: "30" },
        dormant: { people: 1, revenue: "38" },
        lost: { people: 0, revenue: "0" },
        reactivated: { people: 0, revenue: "0" },
      },
    })
    const people = (cells: { people: number }[]) =>
      cells.reduce((sum, cell) => sum + cell.people, 0)
    expect(people(Object.values(overview.tiers))).toBe(4)
    expect(people(overview.matrix)).toBe(5)
    expect(overview.matrix.at(-1)).toEqual({
      tier: null,
      stage: "prospect",
      people: 1,
      revenue: "0",
    })
    expect(overview.sync.backfill).toMatchObject({ status: "done", orders_done: 7 })
    expect(overview.sync.nightly_at).toBeNull()
    await retention(getContainer()).watermarks.set(
      "nightly",
      { ran_at: "2026-01-02T03:15:00.000Z" },
      shop.now
    )
    expect((await get("/overview")).overview.sync.nightly_at).toBe("2026-01-02T03:15:00.000Z")
    expect(Date.parse(overview.as_of)).toBeGreaterThanOrEqual(shop.now.getTime())
  })

  it("gives the trend, full on the first day, the moves of a past before it, and the rhythm", async () => {
    const { trend } = await get("/trend")
    expect(trend.time_zone).toBe("UTC")
    expect(trend.days).toHaveLength(365)
    expect(trend.days[0]).toMatchObject({ reconstructed: true, stages: { new: 1 }, tiers: null })
    expect(trend.days.at(-1)).toMatchObject({
      reconstructed: false,
      stages: { new: 1, active: 1, reactivated: 0, at_risk: 1, dormant: 1, lost: 0 },
    })
    expect((await get("/trend?days=7")).trend.days).toHaveLength(7)

    const { moves } = await get("/moves?since=month")
    expect(moves).toMatchObject({ reconstructed: true, tier: [] })
    expect(moves.recorded_from).toEqual(expect.any(String))
    expect(moves.stage).toEqual(
      expect.arrayContaining([
        { from: "active", to: "at_risk", people: 1 },
        { from: "at_risk", to: "dormant", people: 1 },
      ])
    )

    const { rhythm } = await get("/rhythm")
    expect(rhythm).toMatchObject({
      method: "fallback",
      limits: { at_risk: 90, dormant: 180, lost: 365 },
      percentiles: { at_risk: 0.8, dormant: 0.95, lost: 0.99 },
      gaps: 2,
      gap_counts: [
        { days: 37, count: 1 },
        { days: 180, count: 1 },
      ],
    })
  })

  it("lists profiles: the latest buyers first, prospects last", async () => {
    const { profiles, count, limit, offset } = await get("/profiles")
    expect({ count, limit, offset }).toEqual({ count: 5, limit: 20, offset: 0 })
    expect(profiles.map(({ email }: { email: string }) => email)).toEqual([
      "anna@example.com",
      "eve@example.com",
      "bob@example.com",
      "carl@example.com",
      "dora@example.com",
    ])
    expect(profiles[0]).toMatchObject({
      person_id: expect.stringMatching(/^rper_/),
      first_name: "Anna",
      has_account: true,
      customer_ids: expect.arrayContaining(shop.customer_ids.slice(0, 2)),
      stage: "active",
      purchase_count: 2,
      total_revenue: "60",
      silence_days: 3,
      slowing: false,
    })
    expect(profiles.map((row: { last_seen_at: unknown }) => row.last_seen_at)).toEqual([
      null,
      null,
      shop.now.toISOString(),
      expect.any(String),
      null,
    ])
    expect(profiles[4]).toMatchObject({ tier: null, stage: "prospect", silence_days: null })
  })

  it.each([
    ["stage=dormant", ["carl@example.com"]],
    ["stage[]=dormant&stage[]=at_risk", ["bob@example.com", "carl@example.com"]],
    ["stage=dormant&stage=at_risk&order=-email", ["carl@example.com", "bob@example.com"]],
    ["has_account=true&order=email", ["anna@example.com", "dora@example.com"]],
    ["has_account=false&purchase_count[$gte]=2", ["carl@example.com"]],
    ["purchase_count=1&order=email", ["bob@example.com", "eve@example.com"]],
    [
      "total_revenue[$gt]=29.99&total_revenue[$lt]=40&order=total_revenue",
      ["bob@example.com", "carl@example.com"],
    ],
    ["tier_changed_at[$gt]=2020-01-01&stage=new", ["eve@example.com"]],
    ["last_purchase_at[$exists]=false", ["dora@example.com"]],
    ["last_seen_at[$gte]=2020-01-01&order=-last_seen_at", ["bob@example.com", "carl@example.com"]],
    ["last_seen_at[$exists]=true&order=last_seen_at", ["carl@example.com", "bob@example.com"]],
    ["last_seen_at[$lt]=2020-01-01", []],
    ["q=ANNA", ["anna@example.com"]],
    ["q=anna%20abel", ["anna@example.com"]],
    ["q=%25", []],
    ["country=US", ["anna@example.com"]],
    ["country=fr", []],
    ["slowing=true", []],
    ["order=-total_revenue&limit=1&offset=1", ["carl@example.com"]],
    [
      "order=average_order_value",
      [
        "carl@example.com",
        "anna@example.com",
        "bob@example.com",
        "dora@example.com",
        "eve@example.com",
      ],
    ],
  ])("filters, sorts and pages by %s", async (query, expected) => {
    expect((await emails(query)).sort()).toEqual([...expected].sort())
    if (query.includes("order=") && !query.includes("average")) {
      expect(await emails(query)).toEqual(expected)
    }
  })

  it.each([
    ["silence_days[$gte]=100", ["bob@example.com", "carl@example.com"]],
    ["silence_days[$gt]=4&silence_days[$lt]=120.5", ["bob@example.com", "eve@example.com"]],
    ["previous_stage=active&previous_tier=high_value", []],
    ["moved[kind]=stage&moved[since]=2020-01-01T00:00:00Z", []],
  ])("filters by %s", async (query, expected) => {
    expect((await emails(query)).sort()).toEqual(expected)
  })

  it("stops counting where it is told to, and says what the money is in", async () => {
    expect(await get("/profiles?purchase_count[$gte]=0&count_up_to=3&limit=4")).toEqual({
      profiles: expect.objectContaining({ length: 4 }),
      count: 3,
      count_exceeded: true,
      currency: "eur",
      limit: 4,
      offset: 0,
    })
    expect(await get("/profiles?count_up_to=3")).toMatchObject({
      count: 5,
      count_exceeded: false,
    })
    expect(await get("/profiles?stage=dormant")).not.toHaveProperty("count_exceeded")
  })

  it("filters by customer and person ids", async () => {
    const [first = "", , bob = ""] = shop.customer_ids
    expect(await emails(`customer_id[]=${first}&customer_id[]=${bob}`)).toEqual([
      "anna@example.com",
      "bob@example.com",
    ])
    const { profile } = await get(`/profiles/${bob}`)
    expect(await emails(`person_id=${profile.person_id}`)).toEqual(["bob@example.com"])
  })

  it.each([
    [
      "/profiles?tier=gold",
      /^tier\.0: must be one of high_value, potential, mid_value, low_value$/,
    ],
    ["/profiles?stage[]=dormant&stage[]=dead", /stage\.1: must be one of prospect, new, active/],
    ["/profiles?rfm_group=whale", /rfm_group\.0: must be one of champion/],
    [
      "/profiles?order=-colour",
      /order: unknown field colour; allowed: email, tier, .*with - in front/,
    ],
    ["/profiles?order[]=email&order[]=tier", /order: must be one field/],
    ["/profiles?colour=red", /Unknown field colour; allowed: q, person_id, .*tier, stage/],
    ["/profiles?fields=stage", /Unknown field fields/],
    [
      "/profiles?purchase_count[$near]=2",
      /Unknown operator \$near for purchase_count; allowed operators: .*\$gte/,
    ],
    ["/profiles?purchase_count=some", /purchase_count takes a whole number/],
    ["/profiles?total_revenue[$gt]=much", /total_revenue takes a decimal number/],
    ["/profiles?last_purchase_at[$lt]=soon", /last_purchase_at takes an ISO 8601 time/],
    ["/profiles?last_seen_at[$lt]=soon", /last_seen_at takes an ISO 8601 time/],
    ["/profiles?slowing=perhaps", /slowing: must be true or false/],
    ["/profiles?country=germany", /country\.0: must be a two-letter country code/],
    ["/profiles?silence_days=30", /^silence_days: must be given as silence_days\[\$gte\]=30$/],
    [
      "/profiles?silence_days[$near]=30",
      /^Unknown field silence_days\.\$near; allowed: \$gt, \$gte, \$lt, \$lte$/,
    ],
    ["/profiles?silence_days[$gte]=long", /^silence_days\.\$gte: must be a number of days/],
    ["/profiles?silence_days[$gte]=-1", /^silence_days\.\$gte: must be a number of days/],
    ["/profiles?previous_tier=gold", /^previous_tier\.0: must be one of high_value/],
    ["/profiles?moved=stage", /^moved: must be given as moved\[kind\]=stage&/],
    [
      "/profiles?moved[kind]=mood&moved[since]=soon",
      /^moved\.kind: must be tier or stage; moved\.since: must be an ISO 8601 time/,
    ],
    [
      "/profiles?moved[kind]=tier&moved[to]=dormant&moved[since]=2025-01-01T00:00:00Z",
      /^moved\.to: must be one of high_value, potential/,
    ],
    [
      "/profiles?moved[kind]=tier&moved[when]=now&moved[since]=2025-01-01T00:00:00Z",
      /^Unknown field moved\.when; allowed: kind, from, to, since$/,
    ],
    ["/profiles?count_up_to=0", /^count_up_to: must be a whole number from 1 to 100000$/],
    ["/profiles?limit=0", /limit: must be a whole number from 1 to 200/],
    ["/profiles?limit=201", /limit: must be a whole number from 1 to 200/],
    ["/profiles?limit=ten", /limit: must be a whole number/],
    ["/profiles?offset=-1", /offset: must be a whole number of at least 0/],
    ["/profiles/export?order=email", /Unknown field order; allowed: q/],
    ["/profiles/export?stage=dead", /stage\.0: must be one of/],
    ["/profiles/export?rfm_r[$gt]=x", /rfm_r takes a whole number/],
    ["/problems?kind=mess", /kind: must be one of order_without_identity/],
    ["/overview?since=1", /Unknown field since/],
    ["/trend?days=6", /^days: must be a whole number from 7 to 730$/],
    ["/trend?since=week", /Unknown field since; allowed: days/],
    ["/moves?since=year", /^since: must be one of day, week, month$/],
    ["/rhythm?days=7", /Unknown field days/],
    ["/fits?limit=1000", /limit: must be a whole number from 1 to 200/],
    ["/policy/versions?order=version", /Unknown field order; allowed: limit, offset/],
  ])("refuses %s", async (path, message) => {
    const { status, data } = await answer(path)
    expect({ status, message: data.message }).toEqual({
      status: 400,
      message: expect.stringMatching(message),
    })
    expect(data.type).toBe("invalid_data")
  })

  it("gives one profile by the person's or any of its customers' ids, with reasons", async () => {
    const [first, second] = shop.customer_ids
    const { profile } = await get(`/profiles/${first}`)
    expect(profile).toMatchObject({
      email: "anna@example.com",
      currency: "eur",
      stage: "active",
      explanation: {
        stage: { code: "active", text: expect.stringContaining("Silent for 3 days") },
        tier: { code: expect.any(String), values: { currency: "eur" } },
        slowing: null,
        next: { code: "next_stage" },
      },
    })
    expect((await get(`/profiles/${second}`)).profile.person_id).toBe(profile.person_id)
    expect((await get(`/profiles/${profile.person_id}`)).profile.email).toBe("anna@example.com")
  })

  it("tells what a profile rests on, and what to compare it with", async () => {
    const [first, second] = shop.customer_ids
    const { profile } = await get(`/profiles/${first}`)
    expect(profile.records).toHaveLength(2)
    expect(profile.records).toEqual(
      expect.arrayContaining([
        {
          customer_id: first,
          email: "anna@example.com",
          first_name: "Anna",
          last_name: "Abel",
          has_account: true,
          customer_created_at: expect.any(String),
          group_ids: [],
        },
        expect.objectContaining({
          customer_id: second,
          email: "Anna@example.com",
          has_account: false,
        }),
      ])
    )
    expect(profile).toMatchObject({
      limits: { at_risk: 90, dormant: 180, lost: 365 },
      fitted_at: expect.any(String),
      // Gaps of Anna's 37 days and Carl's 180; baskets of 30, 30, 19 and a pound's nothing.
      shop: { median_basket: expect.any(String), median_gap_days: 37, buyers: 4 },
      purchase: null,
    })
  })

  it("says what is expected of a person only while the model passes the gate", async () => {
    const container = getContainer()
    const [anna, , , , dora] = shop.customer_ids
    const { profile: before } = await get(`/profiles/${anna}`)
    expect(before).toMatchObject({ prediction: null, model: { open: false, spend_ok: false } })
    expect(before.model.failed).toContain("buyers")
    expect(await get(`/profiles/${anna}/chances`)).toEqual({ chances: null })

    const model = modelFitRow({ id: "rmod_open", currency_code: "eur", fitted_at: new Date() })
    const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await database("retention_model_fit").insert(model)
    const { predictions } = retention(container)
    expect(await predictions.predictAll({ now: new Date() })).toEqual({
      predicted: 4,
      written: 4,
    })
    const { profile } = await get(`/profiles/${anna}`)
    expect(profile.model).toEqual({
      id: "rmod_open",
      fitted_at: model.fitted_at.toISOString(),
      open: true,
      failed: [],
      spend_ok: true,
    })
    expect(profile.prediction).toMatchObject({
      model_fit_id: "rmod_open",
      currency_code: "eur",
      chance_90: expect.any(Number),
      clv: expect.stringMatching(/^\d+(\.\d{1,4})?$/),
      clv_margin: null,
      next_purchase_at: expect.stringMatching(/^20\d\d-.*Z$/),
      frequency: 1,
      recency_days: 37,
      spend_count: 1,
      spend_mean: "50",
      horizon_days: 365,
      annual_discount_rate: 0.1,
      margin: null,
    })
    expect(profile.prediction).not.toHaveProperty("person_id")
    const { profile: prospect } = await get(`/profiles/${dora}`)
    expect(prospect).toMatchObject({ prediction: null, model: { open: true } })

    const { purchases } = await get(`/profiles/${anna}/purchases`)
    const { chances } = await get(`/profiles/${purchases[0].order_id}/chances`)
    expect(chances).toMatchObject({ model_fit_id: "rmod_open", horizon_days: 90 })
    const { points, today } = chances
    const chanceOf = (day: string) =>
      points.filter((point: { day: string }) => point.day === day).at(-1)?.chance
    expect(chanceOf(today)).toBe(profile.prediction.chance_90)
    expect(points.at(-1).day > today).toBe(true)
    expect(await get(`/profiles/${dora}/chances`)).toEqual({ chances: null })
    expect(await answer("/profiles/rper_0/chances")).toMatchObject({ status: 404 })
    expect(await answer(`/profiles/${anna}/chances?days=30`)).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("days") },
    })

    await database("retention_model_fit").where({ id: "rmod_open" }).delete()
    await predictions.predictAll({ now: new Date() })
    expect((await get(`/profiles/${anna}`)).profile).toMatchObject({ prediction: null })
  })

  it("tells what orders say of a person, and nothing of who has none", async () => {
    const [anna, , , , dora] = shop.customer_ids
    expect((await get(`/profiles/${anna}`)).profile.portrait).toEqual({
      purchases: 2,
      discounted_purchases: 0,
      discount_affinity: 0,
      favourite_category: null,
      favourite_products: [],
      preferred_weekday: null,
      preferred_weekday_purchases: null,
      preferred_hour: null,
      preferred_hour_purchases: null,
      country_code: "de",
      time_zone: "Europe/Berlin",
      time_zone_from: "country",
      usual_basket: "10",
      currency_code: "eur",
      usual_items: 1,
      signals: [],
    })
    expect((await get(`/profiles/${dora}`)).profile.portrait).toBeNull()
  })

  it("names what a person likes as Medusa has it today, and tells why they may have left", async () => {
    const container = getContainer()
    const [, , bob] = shop.customer_ids
    const catalogue = container.resolve(Modules.PRODUCT)
    const shoes = await catalogue.createProductCategories({ name: "Shoes", is_active: true })
    const trail = await catalogue.createProductCategories({
      name: "Trail",
      is_active: true,
      parent_category_id: shoes.id,
    })
    const product = await catalogue.createProducts({
      title: "Runner",
      thumbnail: "https://example.com/runner.png",
      category_ids: [trail.id],
    })
    const orders = container.resolve(Modules.ORDER)
    const item = { title: "Runner M", product_id: product.id, quantity: 2, unit_price: 40 }
    const order = await orders.createOrders({
      email: "bob@example.com",
      customer_id: bob,
      currency_code: "eur",
      shipping_address: { country_code: "us" },
      items: [item],
    })
    const portrait = async () => {
      await syncOrdersWorkflow(container).run({ input: { order_ids: [order.id] } })
      return (await get(`/profiles/${bob}`)).profile.portrait
    }
    expect(await portrait()).toMatchObject({
      favourite_category: { id: trail.id, name: "Trail", purchases: 1 },
      favourite_products: [
        {
          product_id: product.id,
          title: "Runner",
          thumbnail: "https://example.com/runner.png",
          purchases: 1,
        },
      ],
      time_zone: "America/New_York",
      signals: [],
    })

    await catalogue.updateProductCategories(trail.id, { name: "Off the road" })
    expect((await portrait()).favourite_category.name).toBe("Off the road")
    await catalogue.softDeleteProductCategories([trail.id])
    expect((await portrait()).favourite_category).toMatchObject({ id: trail.id, name: null })

    await orders.cancel([order.id])
    const { signals, time_zone, favourite_products } = await portrait()
    expect(signals).toEqual([
      {
        name: "last_order_cancelled",
        order_id: order.id,
        display_id: expect.any(Number),
        ordered_at: expect.any(String),
        canceled_at: expect.any(String),
      },
    ])
    expect([time_zone, favourite_products]).toEqual(["Europe/Berlin", []])
  })

  it("knows a person by any of the orders, and which of theirs it was", async () => {
    const [anna] = shop.customer_ids
    const { purchases } = await get(`/profiles/${anna}/purchases`)
    const [last, first, cancelled] = purchases.map(({ order_id }: { order_id: string }) => order_id)
    const placed = async (id: string) => {
      const { profile } = await get(`/profiles/${id}`)
      return [profile.email, profile.purchase]
    }
    expect(await placed(last)).toEqual(["anna@example.com", { order_id: last, number: 2, of: 2 }])
    expect(await placed(first)).toEqual(["anna@example.com", { order_id: first, number: 1, of: 2 }])
    expect(await placed(cancelled)).toEqual([
      "anna@example.com",
      { order_id: cancelled, number: null, of: 2 },
    ])
    expect(await get(`/profiles/${last}/purchases?limit=1`)).toMatchObject({
      count: 3,
      purchases: [{ order_id: last }],
    })
    expect((await get(`/profiles/${last}/transitions`)).count).toBe(2)
  })

  it("gives purchases with lines and their worth, and transitions, in pages", async () => {
    const [anna] = shop.customer_ids
    const { purchases, count } = await get(`/profiles/${anna}/purchases?limit=2`)
    expect(count).toBe(3)
    expect(purchases).toMatchObject([
      { currency_code: "eur", net_amount: "50", base_amount: "50", lines: [{ title: "Shirt" }] },
      { currency_code: "usd", net_amount: "20", base_amount: "10", country_code: "us" },
    ])
    const { purchases: rest } = await get(`/profiles/${anna}/purchases?limit=2&offset=2`)
    expect(rest).toMatchObject([{ canceled_at: expect.any(String) }])
    const { purchases: pounds } = await get(`/profiles/${shop.customer_ids[5]}/purchases`)
    expect(pounds).toMatchObject([{ currency_code: "gbp", net_amount: "7", base_amount: null }])

    const { transitions, count: changes } = await get(`/profiles/${anna}/transitions`)
    expect(changes).toBe(2)
    const [last, first] = transitions
    expect(Number(last.id)).toBeGreaterThan(Number(first.id))
    expect([last.kind, first.kind].sort()).toEqual(["stage", "tier"])
    expect(transitions).toContainEqual(
      expect.objectContaining({ kind: "stage", to_value: "active", cause: "backfill" })
    )
  })

  it.each(["", "/purchases", "/transitions"])(
    "says that nobody has an unknown id: /profiles/:id%s",
    async (rest) => {
      for (const id of ["rper_nobody", "cus_nobody", "order_nobody", "x'%22--", "%00"]) {
        const { status, data } = await answer(`/profiles/${id}${rest}`)
        expect([id, status, data.type]).toEqual([id, 404, "not_found"])
      }
    }
  )

  it("gives the fits of the models, newest first, and one whole", async () => {
    const container = getContainer()
    const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const old = modelFitRow({ id: "rmod_old", fitted_at: new Date("2020-01-01T00:00:00Z") })
    await database("retention_model_fit").insert(old)

    const { model_fits, ...page } = await get("/models?limit=1")
    const [newest] = model_fits
    expect(page).toEqual({ count: 2, limit: 1, offset: 0 })
    expect(newest).toMatchObject({
      id: expect.stringMatching(/^rmod_/),
      policy_version: 1,
      model: "mbg-nbd",
      time_unit: "day",
      time_zone: "UTC",
      currency_code: "eur",
      data_from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      buyers: 4,
      spend: { customers: expect.any(Number), left_out: 0 },
    })
    const failed = newest.gate.checks.filter((check: { passed: boolean }) => !check.passed)
    expect(newest.gate.open).toBe(false)
    expect(failed[0]).toEqual({ name: "buyers", passed: false, found: 4, needed: 500 })
    expect(newest).not.toHaveProperty("calibration")
    expect(newest).not.toHaveProperty("tracking")
    expect((await get("/models?offset=1")).model_fits).toMatchObject([{ id: "rmod_old" }])

    const { model_fit } = await get("/models/latest")
    expect(model_fit).toMatchObject({ ...newest, calibration: { horizon_days: 90 } })
    expect(model_fit).toHaveProperty("tracking")
    expect(await get(`/models/${newest.id}`)).toEqual({ model_fit })
    expect((await get("/models/rmod_old")).model_fit.calibration.predicted).toBe(0.2)

    expect(await answer("/models/rmod_none")).toMatchObject({
      status: 404,
      data: { type: "not_found", message: "Model fit with id: rmod_none was not found" },
    })
    expect(await answer("/models?limit=0&order=id")).toMatchObject({
      status: 400,
      data: { message: expect.stringMatching(/limit: must be .*order/) },
    })
    expect(await answer("/models/latest?fields=id")).toMatchObject({ status: 400 })

    await database("retention_model_fit").where({ id: "rmod_old" }).delete()
  })

  it("gives policy, versions, fits, back-test, problems and backfill", async () => {
    const { policy } = await get("/policy")
    expect(policy).toMatchObject({
      version: 1,
      created_by: null,
      settings: { base_currency: "eur" },
    })
    expect(await get("/policy/versions")).toMatchObject({ count: 1, versions: [{ version: 1 }] })
    const { fits, count } = await get("/fits")
    expect([count, fits[0].cause, fits[0].limits.lost]).toEqual([1, "backfill", 365])
    const { backtest } = await get("/backtest")
    expect(backtest).toMatchObject({ bands: { lost: { people: expect.any(Number) } } })
    const { problems, counts, ...page } = await get("/problems?kind=currency_without_rate")
    expect(problems).toMatchObject([
      { kind: "currency_without_rate", details: { currency_code: "gbp" } },
    ])
    expect([counts, page]).toEqual([
      { currency_without_rate: 1 },
      { count: 1, limit: 20, offset: 0 },
    ])
    expect(await get("/problems?kind=future_order")).toMatchObject({ problems: [], count: 0 })
    expect((await get("/backfill")).backfill).toMatchObject({ status: "done", phase: "scoring" })
  })

  describe("rules of segments", () => {
    const preview = (where: unknown) => post("/segments/preview", { rule: { version: 1, where } })
    const anybody = { field: "stage", operator: "in", value: ["prospect", "new", "active"] }

    it("say what they may ask for", async () => {
      const { rule_version, limits, fields } = await get("/segments/fields")
      expect({ rule_version, limits }).toMatchObject({
        rule_version: 1,
        limits: { depth: 10, conditions: 200 },
      })
      const stage = fields.find(({ name }: { name: string }) => name === "stage")
      expect(stage).toEqual({
        name: "stage",
        group: "lifecycle",
        kind: "choice",
        operators: ["in", "not_in"],
        nullable: false,
        options: ["prospect", "new", "active", "at_risk", "dormant", "lost", "reactivated"],
        reference: null,
        unit: null,
        min: null,
        max: null,
        window: false,
        label: null,
      })
      expect((await answer("/segments/fields?kind=time")).status).toBe(400)
    })

    it("tell whom they meet before anything is made of them", async () => {
      const orders = (window?: object) => ({ field: "orders", operator: "gte", value: 2, window })
      const ever = await preview({ and: [orders(), { not: anybody }] })
      expect(ever).toMatchObject({
        status: 200,
        data: {
          count: 1,
          customers: 5,
          share: 0.2,
          currency: "eur",
          needs_model: false,
          sample: [{ email: "carl@example.com", stage: "dormant", total_revenue: "38" }],
        },
      })
      expect((await preview(orders({ in_last: 30 }))).data).toMatchObject({
        count: 0,
        sample: [],
      })
      const chance = { field: "chance_90", operator: "gte", value: 0.5 }
      expect((await preview(chance)).data).toMatchObject({ count: 0, needs_model: true })
    })

    it.each([
      ["a part", { and: [anybody, { ...anybody, field: "__proto__" }] }, "rule.where.and[1].field"],
      ["text that is none", { ...anybody, value: ["a\0"] }, "rule.where.value[0]"],
      [
        "half a letter",
        { field: "bought_products", operator: "any_of", value: ["\ud83d"] },
        "rule.where.value[0]",
      ],
      ["nothing", undefined, "rule.where"],
    ])("are refused for %s", async (_what, where, path) => {
      const { status, data } = await preview(where)
      expect({ status, type: data.type }).toEqual({ status: 400, type: "invalid_data" })
      expect(data.message).toContain(`${path}: `)
    })

    it.each([
      ["lists", `{"version":1,"where":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
      ["groups", `{"version":1,"where":${'{"not":'.repeat(9_000)}1${"}".repeat(9_000)}}`],
      [
        "values",
        `{"version":1,"where":{"field":"stage","operator":"in","value":${"[".repeat(30_000)}${"]".repeat(30_000)}}}`,
      ],
      ["keys", `{"version":1,"where":{},"__proto__":{"version":1},"constructor":{}}`],
    ])("are refused for %s in one another without end", async (_what, rule) => {
      const { status, data } = await api.post(
        "/admin/retention/segments/preview",
        `{"rule":${rule}}`,
        {
          headers: { ...admin.headers, "content-type": "application/json" },
          transformRequest: (text: string) => text,
          validateStatus: () => true,
        }
      )
      expect({ status, type: data.type }).toEqual({ status: 400, type: "invalid_data" })
      expect(data.message).toMatch(/rule(\.where)?[.\w[\]]*: /)
    })

    it("stand in a body of their own", async () => {
      expect(await post("/segments/preview", { where: anybody })).toMatchObject({
        status: 400,
        data: { message: "Unknown field where; allowed: rule" },
      })
      expect((await post("/segments/preview", {})).data.message).toMatch(/^rule: must be an object/)
    })
  })

  describe("a change of the policy", () => {
    const fixed = {
      base_currency: "eur",
      rates: { usd: "0.5" },
      stage: { method: "fixed", fixed_days: { at_risk: 5, dormant: 20, lost: 100 } },
    }

    it("is previewed, saved by a version, and acts at once", async () => {
      const { status, data } = await post("/policy/preview", { settings: fixed })
      expect(status).toBe(200)
      expect(data.preview).toMatchObject({
        people: 5,
        limits: { now: { at_risk: 90 }, then: { at_risk: 5, dormant: 20, lost: 100 } },
        stages: { at_risk: { lost: 1 }, dormant: { lost: 1 } },
      })
      expect((await get("/policy")).policy.version).toBe(1)

      const saved = await post("/policy", {
        settings: fixed,
        expected_version: 1,
        note: "Shorter",
      })
      expect(saved.status).toBe(200)
      expect(saved.data.policy).toMatchObject({
        version: 2,
        note: "Shorter",
        created_by: expect.stringMatching(/^user_/),
      })
      expect(await emails("stage=lost&order=email")).toEqual([
        "bob@example.com",
        "carl@example.com",
      ])

      const stale = await post("/policy", { settings: fixed, expected_version: 1 })
      expect(stale).toMatchObject({
        status: 409,
        data: {
          type: "conflict",
          message: expect.stringMatching(/^expected_version: 1 .* 2 is/),
        },
      })
    })

    it.each<[string, Record<string, unknown>, RegExp]>([
      [
        "limits that cross",
        { stage: { fixed_days: { at_risk: 90, dormant: 60, lost: 365 } } },
        /stage\.fixed_days\.dormant: must not be below at_risk/,
      ],
      ["negative days", { tier: { grace_days: -1 } }, /tier\.grace_days: must be at least 0/],
      [
        "an unknown currency",
        { base_currency: "zzz" },
        /base_currency: must be a three-letter ISO 4217/,
      ],
      ["an unknown zone", { time_zone: "Mars/Olympus" }, /time_zone: .*IANA/],
      [
        "a floor above its ceiling",
        { stage: { floors: { at_risk: 130, dormant: 130, lost: 180 } } },
        /stage\.floors\.at_risk: must not be above its ceiling/,
      ],
      ["an unknown field", { colour: "red" }, /colour/],
      [
        "one currency in two spellings",
        { rates: { EUR: "1.08", eur: "1.1" } },
        /^rates\.eur: must stand once; EUR is the same currency$/,
      ],
      [
        "a name that the database cannot keep",
        { mirror: { order_metadata: ["a\0"] } },
        /^mirror\.order_metadata\.0: must be text without NUL/,
      ],
      [
        "two problems at once",
        { margin: 2, tier: { grace_days: -1 } },
        /margin: .*; .*tier\.grace_days|tier\.grace_days.*margin/,
      ],
    ])("is refused for %s, and nothing changes", async (_, settings, message) => {
      for (const [path, body] of [
        ["/policy/preview", { settings }],
        ["/policy", { settings, expected_version: 1 }],
      ] as const) {
        const { status, data } = await post(path, body)
        expect([path, status, data.type]).toEqual([path, 400, "invalid_data"])
        expect(data.message).toMatch(message)
      }
      expect(await get("/policy/versions")).toMatchObject({ count: 1 })
    })

    it.each<[unknown, RegExp]>([
      [{}, /settings: must be an object.*; expected_version: must be the version/],
      [{ settings: {}, expected_version: "1" }, /expected_version: must be the version/],
      [{ settings: {}, expected_version: 1, note: 5 }, /note: must be text/],
      [
        { settings: {}, expected_version: 1, colour: 1 },
        /Unknown field colour; allowed: settings, expected_version, note/,
      ],
    ])("is refused for the body %j", async (body, message) => {
      const { status, data } = await post("/policy", body)
      expect([status, data.type]).toEqual([400, "invalid_data"])
      expect(data.message).toMatch(message)
    })

    it.each<[unknown, RegExp]>([
      [{}, /^settings: must be an object: the whole policy$/],
      [{ settings: [] }, /^settings: must be an object: the whole policy$/],
      [
        { settings: {}, expected_version: 1 },
        /^Unknown field expected_version; allowed: settings$/,
      ],
    ])("is not previewed for the body %j", async (body, message) => {
      const { status, data } = await post("/policy/preview", body)
      expect([status, data.type]).toEqual([400, "invalid_data"])
      expect(data.message).toMatch(message)
    })

    it("is previewed and saved in a shop of which nothing was read", async () => {
      await wipeRetention(getContainer())
      expect(await get("/models/latest")).toEqual({ model_fit: null })
      expect(await get("/models")).toMatchObject({ model_fits: [], count: 0 })
      const { status, data } = await post("/policy/preview", { settings: fixed })
      expect(status).toBe(200)
      expect(data.preview).toMatchObject({
        people: 0,
        changed: 0,
        in_grace: 0,
        limits: { now: null, then: { at_risk: 5, dormant: 20, lost: 100 } },
        method: "fixed",
        tiers: {},
        stages: {},
        backtest: { failed: false, bands: { dormant: { people: 0, rate: null, lower: null } } },
      })
      const saved = await post("/policy", { settings: fixed, expected_version: 1 })
      expect([saved.status, saved.data.policy.version]).toEqual([200, 2])
    })
  })

  describe("a backfill", () => {
    it("starts in the background, one at a time", async () => {
      const before = (await get("/backfill")).backfill
      const { backfills } = retention(getContainer())
      // Holding the backfill's lock stands for one that takes its time.
      await backfills.runAlone(async () => {
        expect(await post("/backfill", {})).toMatchObject({
          status: 409,
          data: { type: "conflict", message: expect.stringContaining("backfill is running") },
        })
        return {}
      })
      const { status, data } = await post("/backfill", { batch_size: 2 })
      expect(status).toBe(202)
      expect(data.backfill.started_at).not.toBe(before.started_at)
      await waitFor(async () => (await get("/backfill")).backfill.status === "done")
      expect((await get("/backfill")).backfill).toMatchObject({ orders_done: 7, orders_total: 7 })
    })
  })
}

async function waitFor(done: () => Promise<boolean>, tries = 100): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (await done()) {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("waited in vain")
}
