import type { DataSource } from "typeorm"
import { RetentionPerson } from "../../src/modules/retention/entities"
import { CartLookup } from "../../src/modules/retention/store/coupons/cart-lookup"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

/** One that Postgres does not read whole for a few rows. */
const COUPONS = 5000

describe("coupons as checkouts ask for them", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let carts: CartLookup

  beforeAll(async () => {
    database = await createTestDatabase("coupon_carts")
    dataSource = await openMigrated(database)
    carts = new CartLookup(dataSource)
    await dataSource
      .getRepository(RetentionPerson)
      .insert({ id: "rper_1", email: "anna@example.com" })
    await dataSource.query(
      `INSERT INTO retention_coupon_source (source_type, source_id, currency_code, created_at)
       VALUES ('manual', 'june', 'eur', now())`
    )
    await dataSource.query(
      `INSERT INTO retention_coupon
              (id, code, person_id, source_type, source_id, offer, state, ends_at, issued_at,
               updated_at, reserved_amount, promotion_id, emails, altered)
       SELECT 'rcpn_' || n, 'BACK-' || n, 'rper_' || n, 'manual', 'june',
              '{ "type": "percentage", "value": "10" }', 'live', '2026-07-01', '2026-06-01',
              '2026-06-01', 4.5, 'promo_' || n, '{Anna@example.com}',
              CASE WHEN n = 1 THEN '{ "value": ["10", "20"] }'::jsonb END
         FROM generate_series(1, ${COUPONS}) AS n`
    )
    await dataSource.query("ANALYZE retention_coupon")
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  it("are found by codes, with whose they are", async () => {
    expect(await carts.byCodes(["BACK-1", "BACK-1", "WELCOME"])).toEqual([
      {
        id: "rcpn_1",
        code: "BACK-1",
        promotion_id: "promo_1",
        state: "live",
        state_reason: null,
        starts_at: null,
        ends_at: new Date("2026-07-01T00:00:00Z"),
        offer: { type: "percentage", value: "10" },
        currency_code: null,
        emails: ["Anna@example.com"],
        person_email: "anna@example.com",
        altered: { value: ["10", "20"] },
      },
    ])
  })

  it("are found by promotions, also where the person is gone", async () => {
    const found = await carts.byPromotions(["promo_2", "promo_spring"])
    expect(found).toMatchObject([{ id: "rcpn_2", person_email: null }])
    expect(await carts.byPromotions([])).toEqual([])
  })

  it.each([
    ["byCodes", ["BACK-1", "WELCOME", "SPRING"]],
    ["byPromotions", ["promo_1", "promo_spring"]],
  ] as const)("take one look into an index %s", async (question, values) => {
    const listening = jest.spyOn(dataSource, "query")
    await carts[question](values)
    const asked = [...listening.mock.calls] as unknown as [string, unknown[]][]
    listening.mockRestore()
    expect(asked).toHaveLength(1)
    const [sql, parameters] = asked[0] ?? ["", []]
    const plan = await dataSource.query<Record<string, string>[]>(`EXPLAIN ${sql}`, parameters)
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n")
    expect(text).toContain("retention_coupon_")
    expect(text).not.toContain("Seq Scan on retention_coupon")
  })
})
