import type { DataSource } from "typeorm"
import {
  RetentionCoupon,
  RetentionCouponRedemption,
  RetentionCouponSource,
  RetentionIdentity,
  RetentionPerson,
  RetentionPrediction,
  RetentionProduct,
  RetentionProductView,
  RetentionProfile,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionSegment,
  RetentionSegmentMember,
  RetentionSegmentMove,
  RetentionTransition,
} from "../../src/modules/retention/entities"
import { joinerConfig } from "../../src/modules/retention/joiner/joiner-config"
import { QueryableService } from "../../src/modules/retention/query/queryable-service"
import { storeModelFit } from "../helpers/store-model-fit"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const day = (date: string) => new Date(`${date}T00:00:00Z`)

let database: TestDatabase
let dataSource: DataSource
let service: QueryableService

beforeAll(async () => {
  database = await createTestDatabase("query")
  dataSource = await openMigrated(database)
  service = new QueryableService(dataSource)
  await fill()
})

afterAll(async () => {
  await dataSource?.destroy()
  await database?.drop()
})

async function fill() {
  const people = [
    { id: "rper_1", email: "anna@example.com", first_name: "Anna", has_account: true },
    {
      id: "rper_2",
      email: "bob@example.com",
      first_name: "Bob",
      last_name: "O'Hara 100%",
      last_seen_at: day("2025-05-20"),
    },
    { id: "rper_3", email: "carl_x@example.com" },
    { id: "rper_4", email: "dora@example.com", has_account: true },
  ]
  await dataSource.getRepository(RetentionPerson).insert(people)
  const changed = { tier_changed_at: day("2025-06-01"), stage_changed_at: day("2025-06-01") }
  await dataSource.getRepository(RetentionProfile).insert([
    {
      person_id: "rper_1",
      tier: "high_value",
      stage: "active",
      purchase_count: 3,
      total_revenue: "300.10",
      last_purchase_at: day("2025-05-01"),
      ...changed,
    },
    {
      person_id: "rper_2",
      tier: "low_value",
      stage: "dormant",
      slowing: true,
      purchase_count: 1,
      total_revenue: "9.90",
      last_purchase_at: day("2024-05-01"),
      ...changed,
    },
    {
      person_id: "rper_3",
      tier: "mid_value",
      stage: "lost",
      purchase_count: 2,
      total_revenue: "100",
      last_purchase_at: day("2023-05-01"),
      ...changed,
    },
    { person_id: "rper_4", stage: "prospect", ...changed },
  ])
  const identity = { has_account: false, customer_created_at: day("2023-01-01") }
  await dataSource.getRepository(RetentionIdentity).insert([
    {
      customer_id: "cus_1a",
      person_id: "rper_1",
      email: "Anna@example.com",
      ...identity,
      group_ids: ["cusgroup_vip", "cusgroup_b2b"],
      metadata: { size: "M" },
    },
    { customer_id: "cus_1b", person_id: "rper_1", email: "anna@example.com", ...identity },
    {
      customer_id: "cus_2",
      person_id: "rper_2",
      email: "bob@example.com",
      ...identity,
      group_ids: ["cusgroup_vip"],
      last_seen_at: day("2025-05-20"),
    },
  ])
  const purchase = {
    total: "10",
    discount_total: "0",
    promotions: [],
    source_version: 1,
    source_updated_at: day("2025-05-01"),
  }
  await dataSource.getRepository(RetentionPurchase).insert(
    [
      ["order_1", "rper_1", "2025-05-01", "eur", "100.10", "de", null],
      ["order_2", "rper_1", "2025-04-01", "eur", "100", "fr", day("2025-04-02")],
      ["order_3", "rper_1", "2025-03-01", "usd", "100", "us", null],
      ["order_4", "rper_2", "2024-05-01", "eur", "9.90", "de", null],
    ].map(([order_id, person_id, created, currency_code, net_amount, country_code, canceled]) => ({
      ...purchase,
      order_id: String(order_id),
      person_id: String(person_id),
      created_at: day(String(created)),
      currency_code: String(currency_code),
      net_amount: String(net_amount),
      country_code: String(country_code),
      canceled_at: canceled instanceof Date ? canceled : null,
    }))
  )
  await dataSource.getRepository(RetentionPurchaseLine).insert([
    {
      id: "line_1",
      order_id: "order_1",
      product_id: "prod_shirt",
      title: "Shirt",
      quantity: "2",
      amount: "50.05",
    },
    { id: "line_2", order_id: "order_1", title: "Mug", quantity: "1", amount: "50.05" },
  ])
  await dataSource.getRepository(RetentionProduct).insert({
    product_id: "prod_shirt",
    title: "Blue shirt",
    handle: "blue-shirt",
    category_ids: ["pcat_clothes", "pcat_shirts"],
  })
  await dataSource.getRepository(RetentionProductView).insert([
    { customer_id: "cus_2", product_id: "prod_shirt", viewed_at: day("2025-05-19") },
    { customer_id: "cus_2", product_id: "prod_gone", viewed_at: day("2025-05-20") },
  ])
  await fillSegments()
  await fillCoupons()
  await storeModelFit(dataSource, { id: "rmod_1", fitted_at: day("2025-05-30") })
  await dataSource.getRepository(RetentionPrediction).insert({
    person_id: "rper_1",
    model_fit_id: "rmod_1",
    predicted_at: day("2025-06-01"),
    currency_code: "usd",
    chance_30: 0.125,
    chance_90: 0.3,
    chance_365: 0.7,
    expected_purchases: 1.5,
    expected_spend: "100.50",
    clv: "150.75",
    clv_margin: null,
    next_purchase_at: day("2025-07-01"),
    next_purchase_from: day("2025-06-03"),
    next_purchase_until: null,
    frequency: 1,
    recency_days: 61,
    age_days: 92,
    spend_count: 1,
    spend_mean: "100.10",
    horizon_days: 365,
    annual_discount_rate: 0.1,
    margin: null,
  })
  await dataSource.getRepository(RetentionTransition).insert([
    {
      person_id: "rper_2",
      kind: "stage",
      from_value: null,
      to_value: "dormant",
      cause: "backfill",
      occurred_at: day("2025-06-01"),
      run_id: "run_1",
    },
  ])
}

const ids = async (filters: Record<string, unknown>, config = {}) =>
  (await service.listRetentionProfiles(filters, { order: { person_id: "ASC" }, ...config })).map(
    ({ person_id }) => person_id
  )

const groups = (group_ids: unknown) => ({ person: { identities: { group_ids } } })

/** Two segments, the first of which somebody left for the second. */
async function fillSegments() {
  const at = day("2025-06-01")
  await dataSource.getRepository(RetentionSegment).insert(
    ["rseg_1", "rseg_2"].map((id, index) => ({
      id,
      name: `Segment ${index + 1}`,
      rule: {},
      rule_revision: 1,
      status: "active",
      created_at: at,
      updated_at: at,
    }))
  )
  const since = { entered_at: at, cause: "build" } as const
  await dataSource.getRepository(RetentionSegmentMember).insert([
    { segment_id: "rseg_1", person_id: "rper_1", ...since },
    { segment_id: "rseg_1", person_id: "rper_2", ...since },
    { segment_id: "rseg_2", person_id: "rper_1", ...since },
    { segment_id: "rseg_2", person_id: "rper_4", ...since, entered_at: day("2025-06-02") },
  ])
  const move = { person_id: "rper_4", cause: "change", run_id: "rrun_1" } as const
  await dataSource.getRepository(RetentionSegmentMove).insert([
    { ...move, segment_id: "rseg_1", kind: "exited", occurred_at: at, entered_at: at },
    { ...move, segment_id: "rseg_2", kind: "entered", occurred_at: day("2025-06-02") },
  ])
}

/** A coupon that was used, and one whose person is gone. */
async function fillCoupons() {
  const at = day("2025-06-01")
  const source = { source_type: "manual", source_id: "june" }
  await dataSource
    .getRepository(RetentionCouponSource)
    .insert({ ...source, currency_code: "eur", created_at: at })
  const given = {
    ...source,
    offer: { type: "percentage" as const, value: "10" },
    ends_at: day("2025-07-01"),
    issued_at: at,
    updated_at: at,
    reserved_amount: "4.50",
  }
  await dataSource.getRepository(RetentionCoupon).insert([
    {
      ...given,
      id: "rcpn_1",
      code: "BACK-K7QM-2XPD-94RTV",
      person_id: "rper_1",
      state: "redeemed",
      promotion_id: "promo_1",
      emails: ["Anna@example.com", "anna@example.com"],
    },
    {
      ...given,
      id: "rcpn_2",
      code: "BACK-K7QM-2XPD-94RTW",
      person_id: "rper_gone",
      state: "revoked",
      state_reason: "person_gone",
    },
  ])
  await dataSource.getRepository(RetentionCouponRedemption).insert({
    coupon_id: "rcpn_1",
    order_id: "order_1",
    amount: "4.50",
    currency_code: "eur",
    base_amount: "4.50",
    redeemed_at: at,
    late: false,
  })
}

describe("filters", () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ["nothing", {}, ["rper_1", "rper_2", "rper_3", "rper_4"]],
    ["a value", { stage: "dormant" }, ["rper_2"]],
    ["a list", { stage: ["dormant", "lost"] }, ["rper_2", "rper_3"]],
    ["an empty list", { stage: [] }, []],
    ["null", { tier: null }, ["rper_4"]],
    ["$eq null", { tier: { $eq: null } }, ["rper_4"]],
    ["$ne null", { tier: { $ne: null } }, ["rper_1", "rper_2", "rper_3"]],
    ["$ne leaves null out, as SQL does", { tier: { $ne: "high_value" } }, ["rper_2", "rper_3"]],
    ["$in with null", { tier: { $in: ["high_value", null] } }, ["rper_1", "rper_4"]],
    ["$nin", { stage: { $nin: ["active", "lost"] } }, ["rper_2", "rper_4"]],
    ["$in of one", { tier: { $in: ["high_value"] } }, ["rper_1"]],
    ["$in of null alone", { tier: { $in: [null] } }, ["rper_4"]],
    ["$nin of one, not counting null", { tier: { $nin: ["high_value"] } }, ["rper_2", "rper_3"]],
    ["$nin of null alone", { tier: { $nin: [null] } }, ["rper_1", "rper_2", "rper_3"]],
    ["$nin with null", { tier: { $nin: ["high_value", null] } }, ["rper_2", "rper_3"]],
    ["numbers", { purchase_count: { $gte: 1, $lt: 3 } }, ["rper_2", "rper_3"]],
    ["numerals", { purchase_count: { $gt: "1" } }, ["rper_1", "rper_3"]],
    ["decimals, exactly", { total_revenue: { $eq: "300.1" } }, ["rper_1"]],
    ["decimal order, not text order", { total_revenue: { $gt: "9.90" } }, ["rper_1", "rper_3"]],
    ["times", { last_purchase_at: { $lt: "2024-05-01T00:00:00Z" } }, ["rper_3"]],
    ["times without a zone", { last_purchase_at: { $gte: "2025-05-01T00:00" } }, ["rper_1"]],
    ["dates", { last_purchase_at: { $lte: day("2024-05-01") } }, ["rper_2", "rper_3"]],
    ["booleans", { slowing: true }, ["rper_2"]],
    ["boolean words", { slowing: "false" }, ["rper_1", "rper_3", "rper_4"]],
    ["$exists", { last_purchase_at: { $exists: false } }, ["rper_4"]],
    ["$like", { person_id: { $like: "%_1" } }, ["rper_1"]],
    ["$ilike", { stage: { $ilike: "DORM%" } }, ["rper_2"]],
    ["$not on a field", { stage: { $not: { $in: ["active", "lost"] } } }, ["rper_2", "rper_4"]],
    ["$not on a value", { stage: { $not: "active" } }, ["rper_2", "rper_3", "rper_4"]],
    ["$not on a group", { $not: { tier: "high_value", slowing: false } }, ["rper_2", "rper_3"]],
    ["$or", { $or: [{ stage: "lost" }, { slowing: true }] }, ["rper_2", "rper_3"]],
    [
      "$and with $or",
      {
        $and: [
          { $or: [{ tier: "high_value" }, { tier: "low_value" }] },
          { purchase_count: { $gt: 1 } },
        ],
      },
      ["rper_1"],
    ],
    [
      "a field beside $or",
      { stage: "lost", $or: [{ slowing: true }, { tier: "mid_value" }] },
      ["rper_3"],
    ],
    ["an object of nothing in $or", { $or: [{}] }, ["rper_1", "rper_2", "rper_3", "rper_4"]],
    ["a relation", { person: { has_account: true } }, ["rper_1", "rper_4"]],
    ["a dotted relation", { "person.email": { $ilike: "BOB%" } }, ["rper_2"]],
    [
      "the relation of a relation",
      { person: { identities: { customer_id: "cus_2" } } },
      ["rper_2"],
    ],
    ["some of many", { purchases: { country_code: "de" } }, ["rper_1", "rper_2"]],
    ["one row of many meets all", { purchases: { country_code: "fr", canceled_at: null } }, []],
    ["none of many", { $not: { purchases: {} } }, ["rper_3", "rper_4"]],
    [
      "two of many at once",
      { $and: [{ purchases: { country_code: "us" } }, { purchases: { country_code: "de" } }] },
      ["rper_1"],
    ],
    ["q in the e-mail", { q: "CARL" }, ["rper_3"]],
    ["q in several fields", { q: "bob o'hara" }, ["rper_2"]],
    ["q without wildcards: %", { q: "100%" }, ["rper_2"]],
    ["q without wildcards: lone %", { q: "a%a" }, []],
    ["q without wildcards: _", { q: "l_x" }, ["rper_3"]],
    ["q without wildcards: backslash", { q: "\\" }, []],
    ["q of blanks", { q: "  " }, ["rper_1", "rper_2", "rper_3", "rper_4"]],
    ["a list that holds it", groups("cusgroup_vip"), ["rper_1", "rper_2"]],
    ["a list that holds any", groups(["cusgroup_b2b", "other"]), ["rper_1"]],
    ["a list that holds any of none", groups([]), []],
    ["$contains", groups({ $contains: ["cusgroup_b2b", "cusgroup_vip"] }), ["rper_1"]],
    ["$overlap", groups({ $overlap: ["cusgroup_b2b"] }), ["rper_1"]],
    ["$ne of a list", groups({ $ne: "cusgroup_vip" }), ["rper_1"]],
    ["$nin of a list", groups({ $nin: ["cusgroup_b2b"] }), ["rper_1", "rper_2"]],
    ["$not of a list", groups({ $not: { $in: ["cusgroup_vip"] } }), ["rper_1"]],
    ["odd letters in a list", groups(['"},{', "cusgroup_b2b"]), ["rper_1"]],
    [
      "the category of a line's product",
      { purchases: { lines: { product: { category_ids: "pcat_clothes" } } } },
      ["rper_1"],
    ],
    ["when they were seen", { person: { last_seen_at: { $gte: "2025-05-20" } } }, ["rper_2"]],
    ["chances", { prediction: { chance_90: { $gte: "0.3", $lt: 0.31 } } }, ["rper_1"]],
    ["a chance that nobody has", { "prediction.chance_90": { $gt: 1e-3, $lt: 0.3 } }, []],
    ["what is worth so much", { prediction: { clv: { $gt: "150.7" } } }, ["rper_1"]],
    ["text that looks like SQL", { stage: "x' OR 1=1 --" }, []],
    ["text that looks like a parameter", { stage: ":retention_1" }, []],
  ])("takes %s", async (_, filters, expected) => {
    expect(await ids(filters)).toEqual(expected)
    expect((await service.listAndCountRetentionProfiles(filters, { take: 1 }))[1]).toBe(
      expected.length
    )
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ colour: "red" }, /Unknown field colour of retention_profile; allowed: .*person\.\*.*stage/],
    [{ "stage.x": 1 }, /Unknown field stage\.x/],
    [
      { person: { colour: "red" } },
      /Unknown field person\.colour of retention_person; allowed: .*email/,
    ],
    [{ "person.colour": "red" }, /Unknown field person\.colour/],
    [{ constructor: "x" }, /Unknown field constructor/],
    [{ 'stage" OR 1=1 --': "x" }, /Unknown field stage" OR/],
    [{ stage: { $regex: "x" } }, /Unknown operator \$regex for stage; allowed operators: \$eq/],
    [
      { slowing: { $gt: true } },
      /Unknown operator \$gt for slowing; allowed operators: \$eq, \$exists/,
    ],
    [{ stage: { toString: "x" } }, /Unknown operator toString/],
    [{ stage: {} }, /stage has an empty filter/],
    [{ stage: undefined }, /filter stage is undefined/],
    [{ purchase_count: "many" }, /purchase_count takes a whole number/],
    [{ purchase_count: 3_000_000_000 }, /purchase_count takes a whole number between/],
    [{ total_revenue: { $gt: "1e5" } }, /total_revenue takes a decimal number/],
    [{ total_revenue: Number.NaN }, /total_revenue takes a decimal number/],
    [
      { prediction: { chance_90: "likely" } },
      /prediction\.chance_90 takes a number, such as 0\.25/,
    ],
    [{ prediction: { chance_90: "" } }, /prediction\.chance_90 takes a number/],
    [{ prediction: { chance_90: Infinity } }, /prediction\.chance_90 takes a number/],
    [{ last_purchase_at: "yesterday" }, /last_purchase_at takes an ISO 8601 time/],
    [{ last_purchase_at: { $gt: "week 3" } }, /last_purchase_at takes an ISO 8601 time/],
    [{ last_purchase_at: { $gt: "2025-02-30" } }, /last_purchase_at takes an ISO 8601 time/],
    [{ slowing: "maybe" }, /slowing takes true or false/],
    [{ stage: 5 }, /stage takes text/],
    [{ stage: "a\0b" }, /stage takes text/],
    [{ stage: { $in: "lost" } }, /stage takes a list with \$in/],
    [{ stage: { $gt: null } }, /cannot be compared with null/],
    [{ stage: { $like: "x\\" } }, /single backslash/],
    [{ stage: { $exists: "yes" } }, /true or false with \$exists/],
    [groups(7), /person\.identities\.group_ids takes text; got 7/],
    [groups([null]), /person\.identities\.group_ids takes text; got null/],
    [groups({ $gt: "a" }), /Unknown operator \$gt for .*group_ids; allowed operators: \$contains/],
    [{ $or: [] }, /\$or takes a list of at least one filter/],
    [{ $and: { stage: "lost" } }, /\$and takes a list/],
    [{ $or: ["lost"] }, /must be an object/],
    [{ person: "rper_1" }, /must be an object/],
    [{ q: 5 }, /q takes text/],
    [{ q: "a b c d e f g h i" }, /q takes at most 8 words/],
    [{ customer_id: { $ne: "cus_1" } }, /customer_id takes .* allowed operators: \$eq, \$in/],
  ])("refuses %p", async (filters, message) => {
    await expect(service.listRetentionProfiles(filters)).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringMatching(message),
    })
  })
})

describe("order and paging", () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ["a field", { purchase_count: "DESC" }, ["rper_1", "rper_3", "rper_2", "rper_4"]],
    ["money by value", { total_revenue: "asc" }, ["rper_4", "rper_2", "rper_3", "rper_1"]],
    [
      "nulls last",
      { last_purchase_at: "DESC NULLS LAST" },
      ["rper_1", "rper_2", "rper_3", "rper_4"],
    ],
    [
      "nulls first",
      { last_purchase_at: "ASC nulls first" },
      ["rper_4", "rper_3", "rper_2", "rper_1"],
    ],
    ["a relation", { person: { email: "DESC" } }, ["rper_4", "rper_3", "rper_2", "rper_1"]],
    [
      "a dotted relation",
      { "person.has_account": "DESC" },
      ["rper_4", "rper_1", "rper_3", "rper_2"],
    ],
    [
      "two fields",
      { slowing: "DESC", total_revenue: "DESC" },
      ["rper_2", "rper_1", "rper_3", "rper_4"],
    ],
  ])("orders by %s", async (_, order, expected) => {
    expect(await ids({}, { order })).toEqual(expected)
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ colour: "ASC" }, /Unknown field colour/],
    [{ stage: "sideways" }, /order of stage takes ASC or DESC/],
    [{ stage: "ASC; DROP TABLE retention_profile" }, /order of stage takes/],
    [{ purchases: { created_at: "ASC" } }, /purchases has many rows/],
    [{ person: "ASC" }, /Unknown field person of/],
    [{ "person.": "ASC" }, /Unknown field person\. of/],
  ])("refuses the order %p", async (order, message) => {
    await expect(service.listRetentionProfiles({}, { order })).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringMatching(message),
    })
  })

  it("pages, with the count of all", async () => {
    const [rows, count] = await service.listAndCountRetentionProfiles(
      {},
      { order: { person_id: "ASC" }, skip: 1, take: 2 }
    )
    expect(rows.map(({ person_id }) => person_id)).toEqual(["rper_2", "rper_3"])
    expect(count).toBe(4)
  })

  it("takes null for no limit, 0 for none, and refuses what is no number of rows", async () => {
    expect(await ids({}, { take: null, skip: null })).toHaveLength(4)
    expect(await ids({}, { take: 0 })).toHaveLength(0)
    await expect(ids({}, { take: -1 })).rejects.toThrow(/take takes a whole number/)
    await expect(ids({}, { skip: 1.5 })).rejects.toThrow(/skip takes a whole number/)
  })

  it("pages by rows of the entity when a joined filter has many matches", async () => {
    const [rows, count] = await service.listAndCountRetentionProfiles(
      { purchases: { canceled_at: null } },
      { relations: ["purchases"], take: 1, order: { person_id: "ASC" } }
    )
    expect(count).toBe(2)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.purchases).toHaveLength(3)
  })
})

describe("selection", () => {
  it("reads only what is asked for, and the primary key", async () => {
    const [row] = await service.listRetentionProfiles(
      { person_id: "rper_1" },
      { select: ["stage"] }
    )
    expect({ ...row }).toEqual({ person_id: "rper_1", stage: "active" })
  })

  it("keeps money as text, counts as numbers and times as dates", async () => {
    const row = await service.retrieveRetentionProfile("rper_1")
    expect(row.total_revenue).toBe("300.1")
    expect(row.purchase_count).toBe(3)
    expect(row.last_purchase_at).toEqual(day("2025-05-01"))
  })

  it("reads relations, whole or by field, one and many, and their relations", async () => {
    const row = await service.retrieveRetentionProfile("rper_1", {
      select: ["stage", "person.email", "purchases.*", "purchases.lines.title"],
      relations: ["person", "purchases", "purchases.lines"],
    })
    expect(row.person).toMatchObject({ email: "anna@example.com" })
    expect(row.person).toMatchObject({ first_name: undefined })
    expect(row.purchases).toMatchObject([
      { order_id: "order_1", net_amount: "100.1", lines: [{ title: "Shirt" }, { title: "Mug" }] },
      { order_id: "order_2", lines: [] },
      { order_id: "order_3", lines: [] },
    ])
  })

  it("gives null for a missing one and an empty list for a missing many", async () => {
    await dataSource.getRepository(RetentionPerson).insert({ id: "rper_9", email: "z@example.com" })
    const row = await service.retrieveRetentionPerson("rper_9", {
      relations: ["profile", "purchases"],
    })
    expect(row).toMatchObject({ profile: null, purchases: [] })
    await dataSource.getRepository(RetentionPerson).delete("rper_9")
  })

  it("reads the other way and the other entities", async () => {
    const [transition] = await service.listRetentionTransitions({}, { relations: ["person"] })
    expect(transition).toMatchObject({ to_value: "dormant", person: { email: "bob@example.com" } })
    const [purchases, count] = await service.listAndCountRetentionPurchases(
      { person: { email: "anna@example.com" }, currency_code: "eur" },
      { order: { created_at: "ASC" } }
    )
    expect([purchases.map(({ order_id }) => order_id), count]).toEqual([["order_2", "order_1"], 2])
    const products = await service.listRetentionProducts({
      q: "shirt",
      category_ids: "pcat_shirts",
    })
    expect(products).toMatchObject([
      { product_id: "prod_shirt", category_ids: ["pcat_clothes", "pcat_shirts"] },
    ])
    expect(await service.listAndCountRetentionProducts({}, { take: 0 })).toEqual([[], 1])
    expect(await service.retrieveRetentionProduct("prod_shirt")).toMatchObject({
      handle: "blue-shirt",
    })
    expect(await service.listRetentionFits()).toEqual([])
    expect(await service.listRetentionProblems({ id: ["1"] })).toEqual([])
  })

  it("reads predictions from the profile and with their model", async () => {
    const profile = await service.retrieveRetentionProfile("rper_1", {
      select: ["prediction.chance_90", "prediction.clv", "prediction.model_fit.gate"],
      relations: ["prediction", "prediction.model_fit"],
    })
    expect(profile.prediction).toMatchObject({
      chance_90: 0.3,
      clv: "150.75",
      model_fit: { gate: { open: true } },
    })
    const prospect = await service.retrieveRetentionProfile("rper_4", { relations: ["prediction"] })
    expect(prospect.prediction).toBeNull()
    const [rows, count] = await service.listAndCountRetentionPredictions(
      { chance_30: { $lt: 0.2 } },
      { relations: ["person"] }
    )
    expect([rows, count]).toMatchObject([
      [{ expected_spend: "100.5", chance_30: 0.125, person: { first_name: "Anna" } }],
      1,
    ])
    expect(await service.retrieveRetentionPrediction("rper_1")).toMatchObject({ clv_margin: null })
  })

  it("reads the models' fits by day, without what is long unless it is asked for", async () => {
    const since = (day: string) => ({ data_until: { $gte: day } })
    expect(await service.listRetentionModelFits(since("2026-06-15"))).toEqual([])
    const [rows, count] = await service.listAndCountRetentionModelFits(since("2026-06-14"))
    expect([rows, count]).toMatchObject([
      [{ id: "rmod_1", data_from: "2024-01-01", likelihood_gain: 40, gate: { open: true } }],
      1,
    ])
    expect(rows[0]?.calibration).toBeUndefined()
    expect(
      await service.retrieveRetentionModelFit("rmod_1", { select: ["calibration"] })
    ).toMatchObject({ calibration: { horizon_days: 90 } })
    for (const day of ["14.06.2026", "2026-02-30", "2026-06-14T00:00:00Z", "0000-01-01", 5]) {
      await expect(service.listRetentionModelFits({ data_until: day })).rejects.toMatchObject({
        message: expect.stringMatching(/data_until takes a day, such as 2025-01-31/),
      })
    }
  })

  it("reads what somebody looked at, and the product of a line where there is one", async () => {
    const bob = await service.retrieveRetentionPerson("rper_2", {
      relations: ["identities", "identities.views", "identities.views.product"],
    })
    expect(bob.identities).toMatchObject([
      {
        last_seen_at: day("2025-05-20"),
        group_ids: ["cusgroup_vip"],
        views: [
          { product_id: "prod_gone", product: null },
          { product_id: "prod_shirt", product: { title: "Blue shirt" } },
        ],
      },
    ])
    const order = await service.retrieveRetentionPurchase("order_1", {
      select: ["lines.title", "lines.product.title"],
      relations: ["lines", "lines.product"],
    })
    expect(order.lines).toMatchObject([
      { title: "Shirt", product: { title: "Blue shirt" } },
      { title: "Mug", product: null },
    ])
  })

  it("reads segments, who is in them, and who came and went", async () => {
    const [segments, count] = await service.listAndCountRetentionSegments({ q: "segment" })
    expect([segments.map(({ id }) => id), count]).toEqual([["rseg_1", "rseg_2"], 2])
    expect(await service.retrieveRetentionSegment("rseg_2")).toMatchObject({ name: "Segment 2" })

    const member = { person: { email: "anna@example.com" }, segment: { name: "Segment 2" } }
    expect(
      await service.listRetentionSegmentMembers(
        { segment: { name: "Segment 2" }, q: "anna" },
        { relations: ["person", "segment"] }
      )
    ).toMatchObject([member])
    const pages = []
    for (let skip = 0; skip < 4; skip += 1) {
      const [row] = await service.listRetentionSegmentMembers({}, { take: 1, skip })
      pages.push(`${row?.person_id} ${row?.segment_id}`)
    }
    expect(pages).toEqual(["rper_1 rseg_1", "rper_1 rseg_2", "rper_2 rseg_1", "rper_4 rseg_2"])

    const [profile] = await service.listRetentionProfiles(
      { segments: { segment_id: "rseg_2", entered_at: { $gt: "2025-06-01" } } },
      { relations: ["segments.segment"] }
    )
    expect(profile).toMatchObject({
      person_id: "rper_4",
      segments: [{ segment: { name: "Segment 2" } }],
    })
    const moves = await service.listAndCountRetentionSegmentMoves(
      { kind: "entered", person: { email: { $like: "dora%" } } },
      { relations: ["segment"] }
    )
    expect(moves).toMatchObject([[{ segment: { id: "rseg_2" } }], 1])
  })

  it("reads coupons, whose they are and which orders carry them", async () => {
    const [coupons, count] = await service.listAndCountRetentionCoupons(
      { promotion_id: ["promo_1", "promo_2"], redemptions: { late: false } },
      { relations: ["person", "redemptions"] }
    )
    expect([coupons, count]).toMatchObject([
      [
        {
          reserved_amount: "4.5",
          emails: ["Anna@example.com", "anna@example.com"],
          person: { email: "anna@example.com" },
          redemptions: [{ order_id: "order_1", amount: "4.5" }],
        },
      ],
      1,
    ])
    expect(await service.listRetentionCoupons({ q: "anna 94rtv" })).toHaveLength(1)
    expect(
      await service.retrieveRetentionCoupon("rcpn_2", { relations: ["person", "redemptions"] })
    ).toMatchObject({ state_reason: "person_gone", person: null, redemptions: [] })
    expect(
      await service.listAndCountRetentionCouponRedemptions(
        { coupon: { person: { email: { $like: "anna%" } } } },
        { relations: ["coupon"] }
      )
    ).toMatchObject([[{ order_id: "order_1", coupon: { code: "BACK-K7QM-2XPD-94RTV" } }], 1])
    expect(await ids({ coupons: { state: "redeemed" } })).toEqual(["rper_1"])
  })

  it("has GraphQL types for lists", () => {
    const schema = String(joinerConfig.schema)
    expect(schema).toMatch(/type RetentionCoupon {[^}]*emails: \[String!\]!\n/)
    expect(schema).toMatch(/type Promotion {\s*retention_coupon: RetentionCoupon\n/)
    expect(schema).toContain("category_ids: [String!]!")
    expect(schema).toMatch(/type RetentionPrediction {[^}]*chance_90: Float!\n/)
    expect(schema).toMatch(/type RetentionProfile {[^}]*prediction: RetentionPrediction\n/)
    expect(schema).toMatch(/type RetentionModelFit {[^}]*data_from: String\n/)
    expect(schema).toMatch(/type RetentionProfile {[^}]*segments: \[RetentionSegmentMember!\]!\n/)
    expect(schema).toMatch(/type RetentionPurchaseLine {[^}]*product: RetentionProduct\n/)
  })

  it.each([[["colour"]], [["person.colour"]], [["stage.x"]], [["purchases.lines.x"]]])(
    "refuses the unknown field %p",
    async (select) => {
      await expect(service.listRetentionProfiles({}, { select })).rejects.toMatchObject({
        type: "invalid_data",
        message: expect.stringMatching(/Unknown field .*; allowed: /),
      })
    }
  )

  it("says when nothing has the key", async () => {
    await expect(service.retrieveRetentionProfile("rper_0")).rejects.toMatchObject({
      type: "not_found",
    })
  })
})

describe("customer_id, as Query's link asks", () => {
  it("gives one row for each known customer record", async () => {
    const rows = await service.listRetentionProfiles(
      { customer_id: ["cus_1b", "cus_2", "cus_1a", "cus_unknown"] },
      { select: ["stage", "customer_id", "person.email"], relations: ["person"], take: null }
    )
    expect(
      rows.map(({ customer_id, stage, person }) => ({ customer_id, stage, person }))
    ).toMatchObject([
      { customer_id: "cus_1a", stage: "active", person: { email: "anna@example.com" } },
      { customer_id: "cus_1b", stage: "active", person: { email: "anna@example.com" } },
      { customer_id: "cus_2", stage: "dormant", person: { email: "bob@example.com" } },
    ])
  })

  it("combines with filters, order, paging and count", async () => {
    const filters = {
      customer_id: { $in: ["cus_1a", "cus_1b", "cus_2"] },
      stage: ["active", "dormant"],
    }
    const [rows, count] = await service.listAndCountRetentionProfiles(filters, {
      order: { total_revenue: "ASC" },
      skip: 1,
      take: 1,
    })
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(["cus_1a"])
    expect(count).toBe(3)
    expect(await service.listRetentionProfiles({ customer_id: "cus_2" })).toHaveLength(1)
    expect(await service.listRetentionProfiles({ customer_id: [] })).toHaveLength(0)
  })
})
