import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { CreatePromotionDTO, RemoteQueryFunction } from "@medusajs/framework/types"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger/workflows/backfill-retention"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { makeShop, retention, type SmallShop } from "../helpers/small-shop"

jest.setTimeout(180_000)

/** A promotion of the shop. */
const tenOff = (code: string): CreatePromotionDTO => ({
  code,
  type: "standard",
  status: "active",
  application_method: {
    type: "percentage",
    target_type: "order",
    currency_code: "eur",
    value: 10,
  },
})

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ getContainer }) => {
    let shop: SmallShop
    let query: Omit<RemoteQueryFunction, symbol>

    beforeAll(async () => {
      const container = getContainer()
      query = container.resolve(ContainerRegistrationKeys.QUERY)
      shop = await makeShop(container, [
        {
          email: "Anna@example.com",
          has_account: true,
          orders: [{ days_ago: 3, total: 50 }],
        },
        { email: "anna@example.com", orders: [{ days_ago: 40, total: 20 }] },
        { email: "bob@example.com", orders: [{ days_ago: 400, total: 30 }] },
        { email: "prospect@example.com", has_account: true },
      ])
      await retention(container).policies.ensureSeed(
        policySchema.parse({ base_currency: "eur" }),
        shop.now
      )
      await backfillRetentionWorkflow(container).run({ input: {} })
    })

    describe("from the profile", () => {
      it("filters, selects, sorts and pages", async () => {
        const { data, metadata } = await query.graph({
          entity: "retention_profile",
          fields: ["stage", "purchase_count", "person.email"],
          filters: { purchase_count: { $gt: 0 } },
          pagination: { skip: 0, take: 1, order: { person: { email: "DESC" } } },
        })
        expect(data).toEqual([
          { stage: "lost", purchase_count: 1, person: { email: "bob@example.com" } },
        ])
        expect(metadata).toEqual({ skip: 0, take: 1, count: 2 })
      })

      it("takes filters of relations, groups and all fields", async () => {
        const { data } = await query.graph({
          entity: "retention_profiles",
          fields: ["*", "person.*", "purchases.net_amount", "purchases.lines.title"],
          filters: {
            $or: [{ person: { email: "anna@example.com" } }, { stage: "no such stage" }],
          },
        })
        expect(data).toHaveLength(1)
        expect(data[0]).toMatchObject({
          purchase_count: 2,
          person: { email: "anna@example.com", has_account: true },
          purchases: [{ lines: [{ title: "Shirt" }] }, { lines: [{ title: "Shirt" }] }],
        })
        expect(data[0]).toHaveProperty("total_revenue", "70")
      })

      it("keeps the page when many rows share the filtered person", async () => {
        const { data: people } = await query.graph({
          entity: "retention_person",
          fields: ["id", "profile.stage"],
          filters: { email: "anna@example.com" },
        })
        const [person] = people as unknown as { id: string; profile: { stage: string } }[]
        expect(person?.profile).toEqual({ stage: "active" })
        const { data: purchases } = await query.graph({
          entity: "retention_purchase",
          fields: ["order_id", "person.email"],
          filters: { person_id: person?.id },
          pagination: { take: 1, order: { created_at: "ASC" } },
        })
        expect(purchases).toHaveLength(1)
      })

      it("reads the other entities", async () => {
        for (const entity of [
          "retention_transition",
          "retention_fit",
          "retention_problem",
          "retention_product",
          "retention_model_fit",
          "retention_prediction",
          "retention_portrait",
          "retention_segment",
          "retention_segment_member",
          "retention_segment_move",
          "retention_coupon",
          "retention_coupon_redemption",
        ]) {
          const { data } = await query.graph({ entity, fields: ["*"] })
          expect(Array.isArray(data)).toBe(true)
        }
        const { data } = await query.graph({
          entity: "retention_transition",
          fields: ["kind", "to_value", "person.email"],
          filters: { person: { email: { $like: "bob%" } }, kind: "stage" },
        })
        expect(data).toEqual([
          { kind: "stage", to_value: "lost", person: { email: "bob@example.com" } },
        ])
      })

      it("finds profiles by what orders tell of their people", async () => {
        const { data } = await query.graph({
          entity: "retention_profile",
          fields: ["person.email", "portrait.signals", "portrait.discount_affinity"],
          filters: {
            portrait: { time_zone: "Europe/Berlin" },
            person: { email: { $like: "anna%" } },
          },
        })
        expect(data).toMatchObject([
          {
            portrait: { signals: [], discount_affinity: "0" },
            person: { email: "anna@example.com" },
          },
        ])
      })

      it("refuses an unknown field and operator, saying what is allowed", async () => {
        await expect(
          query.graph({
            entity: "retention_profile",
            fields: ["stage"],
            filters: { colour: "red" } as never,
          })
        ).rejects.toThrow(/Unknown field colour of retention_profile; allowed: .*stage/)
        await expect(
          query.graph({
            entity: "retention_profile",
            fields: ["stage"],
            filters: { stage: { $fulltext: "x" } } as never,
          })
        ).rejects.toThrow(/Unknown operator \$fulltext for stage; allowed operators/)
        await expect(
          query.graph({ entity: "retention_profile", fields: ["colour"] as never })
        ).rejects.toThrow(/Unknown field colour/)
      })
    })

    describe("from the customer", () => {
      type Row = { id: string; email: string; retention_profile?: Record<string, unknown> }

      it("gives accounts and guest records the profile of their person", async () => {
        const { data } = await query.graph({
          entity: "customer",
          fields: ["id", "email", "retention_profile.*", "retention_profile.person.email"],
          filters: { id: [...shop.customer_ids] },
          pagination: { order: { created_at: "ASC" }, take: 10, skip: 0 },
        })
        const byEmail = new Map((data as unknown as Row[]).map((row) => [row.email, row]))
        const anna = { purchase_count: 2, person: { email: "anna@example.com" } }
        expect(byEmail.get("Anna@example.com")?.retention_profile).toMatchObject(anna)
        expect(byEmail.get("anna@example.com")?.retention_profile).toMatchObject(anna)
        expect(byEmail.get("bob@example.com")?.retention_profile).toMatchObject({ stage: "lost" })
        expect(byEmail.get("prospect@example.com")?.retention_profile).toMatchObject({
          stage: "prospect",
          tier: null,
          purchase_count: 0,
        })
      })

      it("takes single fields, and is an object", async () => {
        const { data } = await query.graph({
          entity: "customer",
          fields: ["email", "retention_profile.stage"],
          filters: { email: "bob@example.com" },
        })
        expect(data).toMatchObject([
          { email: "bob@example.com", retention_profile: { stage: "lost" } },
        ])
      })

      it("leaves the property out for a customer that is not known yet", async () => {
        const { customer_ids } = await makeShop(getContainer(), [{ email: "new@example.com" }])
        const { data } = await query.graph({
          entity: "customer",
          fields: ["id", "retention_profile.*"],
          filters: { id: [...customer_ids] },
        })
        expect((data as unknown as Row[])[0]?.retention_profile).toBeUndefined()
      })

      it("filters customers by their profile", async () => {
        const { data } = await query.graph({
          entity: "customer",
          fields: ["email", "retention_profile.stage"],
          filters: { retention_profile: { stage: "lost" } } as never,
        })
        expect((data as unknown as Row[]).map(({ email }) => email)).toEqual(["bob@example.com"])
      })

      it("reaches the profile from an order's customer", async () => {
        const { data } = await query.graph({
          entity: "order",
          fields: ["email", "customer.retention_profile.stage"],
          filters: { email: "bob@example.com" },
        })
        expect(data).toMatchObject([{ customer: { retention_profile: { stage: "lost" } } }])
      })
    })

    it("gives a promotion the coupon that it was made for", async () => {
      const [ours, others] = await getContainer()
        .resolve(Modules.PROMOTION)
        .createPromotions(["BACK-1", "SPRING"].map(tenOff))
      const database = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await database.raw(
        `INSERT INTO retention_coupon_source (source_type, source_id, currency_code, created_at)
         VALUES ('manual', 'june', 'eur', now())`
      )
      await database.raw(
        `INSERT INTO retention_coupon
                (id, code, person_id, source_type, source_id, offer, state, ends_at, issued_at,
                 updated_at, reserved_amount, promotion_id)
         SELECT 'rcpn_1', 'BACK-1', id, 'manual', 'june', '{}', 'live', now(), now(), now(), 0, ?
           FROM retention_person WHERE email = 'bob@example.com'`,
        [ours?.id ?? ""]
      )
      const { data } = await query.graph({
        entity: "promotion",
        fields: ["code", "retention_coupon.state", "retention_coupon.person.email"],
        filters: { id: [ours?.id ?? "", others?.id ?? ""] },
      })
      const coupons = data.map((row) => [
        row.code,
        (row as { retention_coupon?: object }).retention_coupon,
      ])
      expect(Object.fromEntries(coupons)).toMatchObject({
        "BACK-1": { state: "live", person: { email: "bob@example.com" } },
        SPRING: undefined,
      })
    })
  },
})
