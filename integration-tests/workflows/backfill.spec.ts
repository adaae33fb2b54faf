import type {
  ICustomerModuleService,
  IOrderModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import type { RetentionModuleService } from "../../src/modules/retention"
import {
  backfillRetentionWorkflow,
  syncCustomersWorkflow,
  syncOrdersWorkflow,
} from "../../src/workflows/ledger"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { createCustomers, createOrders, type OrderGiven } from "../helpers/orders"

jest.setTimeout(240_000)

const PAST = new Date("2025-06-01T12:00:00.000Z")

/** One order of each kind that the ledger has to understand. */
function kinds(customer_id: string, deleted_id: string): Record<string, OrderGiven> {
  const discounted = {
    title: "Shirt",
    product_id: "prod_shirt",
    variant_id: "variant_shirt",
    quantity: 2,
    unit_price: 10.1,
    tax_lines: [{ code: "vat", rate: 10 }],
    adjustments: [
      { code: "TEN", amount: 2.02, promotion_id: "promo_ten" },
      { code: "FIVE", amount: 1, promotion_id: "promo_five" },
    ],
  }
  return {
    account: { customer_id, email: "Other@x.com", created_at: PAST, payments: [10] },
    guest: { email: "Ann@X.com", created_at: PAST },
    deleted: { customer_id: deleted_id, email: "gone@x.com" },
    nobody: {},
    draft: { email: "draft@x.com", is_draft_order: true, status: "draft" },
    canceled: { email: "ann@x.com", canceled_at: PAST, payments: [10, -10] },
    kept: { email: "ann@x.com", canceled_at: PAST, payments: [10] },
    refunded: { email: "bob@x.com", payments: [10, -4] },
    partly: { email: "bob@x.com", payments: [3] },
    discounted: {
      email: "bob@x.com",
      currency_code: "EUR",
      shipping_address: { country_code: "DE" },
      items: [discounted, { title: "Mug", quantity: 1, unit_price: 5 }],
      shipping_methods: [{ name: "post", amount: 3, adjustments: [{ code: "FIVE", amount: 1 }] }],
    },
    pounds: { email: "bob@x.com", currency_code: "gbp" },
    future: { email: "bob@x.com", created_at: new Date("2999-01-01T00:00:00Z") },
  }
}

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: {
    DISABLE_ADMIN: "true",
    RETENTION_POLICY: JSON.stringify({ base_currency: "eur" }),
  },
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let retention: RetentionModuleService
    /** Order id by kind. */
    let ids: Record<string, string>
    let customerId: string
    let deletedId: string

    const backfill = async (batch_size = 3) =>
      (await backfillRetentionWorkflow(container).run({ input: { batch_size } })).result
    const sync = async (...order_ids: string[]) =>
      (await syncOrdersWorkflow(container).run({ input: { order_ids } })).result
    const rows = async <Row = Record<string, unknown>>(sql: string): Promise<Row[]> =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(sql)).rows
    const orderModule = () => container.resolve<IOrderModuleService>(Modules.ORDER)

    /** The whole mirror with persons by e-mail, as a rebuild has to give it again. */
    const mirror = async () => ({
      persons: await rows(
        `SELECT email, first_name, last_name, has_account, registered_at
         FROM retention_person ORDER BY email`
      ),
      identities: await rows(
        `SELECT i.*, p.email AS person_id FROM retention_identity i
         JOIN retention_person p ON p.id = i.person_id ORDER BY customer_id`
      ),
      purchases: await rows(
        `SELECT u.*, p.email AS person_id FROM retention_purchase u
         JOIN retention_person p ON p.id = u.person_id ORDER BY order_id`
      ),
      lines: await rows("SELECT * FROM retention_purchase_line ORDER BY id"),
      problems: await rows(
        "SELECT kind, subject_id, details FROM retention_problem ORDER BY kind, subject_id"
      ),
    })
    const profiles = () =>
      rows(
        `SELECT p.email, f.stage, f.purchase_count, f.total_revenue, f.last_purchase_at
         FROM retention_profile f JOIN retention_person p ON p.id = f.person_id ORDER BY email`
      )
    const wipe = () =>
      rows(
        `TRUNCATE retention_person, retention_identity, retention_purchase, retention_purchase_line,
           retention_profile, retention_transition, retention_problem, retention_fit,
           retention_watermark`
      )

    beforeEach(async () => {
      container = getContainer()
      retention = container.resolve("retention")
      const [account, guest, deleted] = await createCustomers(container, [
        { email: "ANN@x.com", first_name: "Ann" },
        { email: "ann@x.com", has_account: false },
        { email: "deleted@x.com" },
      ])
      customerId = account?.id ?? ""
      deletedId = deleted?.id ?? ""
      expect(guest).toBeDefined()
      const given = kinds(customerId, deletedId)
      const orders = await createOrders(container, Object.values(given))
      ids = Object.fromEntries(Object.keys(given).map((kind, i) => [kind, orders[i]?.id ?? ""]))
      await container
        .resolve<ICustomerModuleService>(Modules.CUSTOMER)
        .softDeleteCustomers([deletedId])
    })

    describe("backfill", () => {
      it("writes the ledger to the cent", async () => {
        const result = await backfill()
        expect(result).toMatchObject({ customers: 2, orders: 11 })
        const found = await rows<Record<string, string>>(
          `SELECT u.order_id, p.email, u.net_amount, u.total, u.discount_total, u.currency_code,
             u.canceled_at IS NOT NULL AS canceled
           FROM retention_purchase u JOIN retention_person p ON p.id = u.person_id`
        )
        const kindOf = Object.fromEntries(Object.entries(ids).map(([kind, id]) => [id, kind]))
        const byKind = Object.fromEntries(
          found.map(({ order_id, ...row }) => [kindOf[order_id ?? ""], row])
        )
        const row = (email: string, net: string, rest: Record<string, unknown> = {}) => ({
          email,
          net_amount: net,
          total: "10",
          discount_total: "0",
          currency_code: "eur",
          canceled: false,
          ...rest,
        })
        expect(byKind).toEqual({
          account: row("ann@x.com", "10"),
          guest: row("ann@x.com", "10"),
          deleted: row("gone@x.com", "10"),
          canceled: row("ann@x.com", "0", { canceled: true }),
          kept: row("ann@x.com", "10", { canceled: true }),
          refunded: row("bob@x.com", "6"),
          partly: row("bob@x.com", "3"),
          // (20.2 − 3.02) × 1.1 + 5 + 3 − 1; the discount on the taxed line counts with its tax.
          discounted: row("bob@x.com", "25.898", { total: "25.898", discount_total: "4.322" }),
          pounds: row("bob@x.com", "10", { currency_code: "gbp" }),
          future: row("bob@x.com", "10"),
        })
      })

      it("keeps codes, lines, country and times", async () => {
        await backfill()
        const [row] = await rows(
          `SELECT promotions, country_code, customer_id, email, source_version, created_at
           FROM retention_purchase WHERE order_id = '${ids.discounted}'`
        )
        expect(row).toMatchObject({
          country_code: "de",
          customer_id: null,
          email: "bob@x.com",
          source_version: 1,
          promotions: [
            { code: "FIVE", promotion_id: "promo_five", amount: "2" },
            { code: "TEN", promotion_id: "promo_ten", amount: "2.02" },
          ],
        })
        expect(
          await rows(
            `SELECT title, product_id, variant_id, quantity, amount FROM retention_purchase_line
             WHERE order_id = '${ids.discounted}' ORDER BY title`
          )
        ).toEqual([
          { title: "Mug", product_id: null, variant_id: null, quantity: "1", amount: "5" },
          {
            title: "Shirt",
            product_id: "prod_shirt",
            variant_id: "variant_shirt",
            quantity: "2",
            amount: "20.2",
          },
        ])
        const [old] = await rows(
          `SELECT created_at FROM retention_purchase WHERE order_id = '${ids.guest}'`
        )
        expect(old).toEqual({ created_at: PAST })
      })

      it("knows people by e-mail, and reports what it cannot use", async () => {
        await backfill()
        const { persons } = await mirror()
        expect(persons).toMatchObject([
          { email: "ann@x.com", first_name: "Ann", has_account: true },
          { email: "bob@x.com", first_name: null, has_account: false },
          { email: "gone@x.com", has_account: false },
        ])
        const { problems } = await retention.problems.list({ limit: 20, offset: 0 })
        const kindAndSubject = problems.map(({ kind, subject_id }) => [kind, subject_id]).sort()
        expect(kindAndSubject).toEqual([
          ["currency_without_rate", ids.pounds],
          ["future_order", ids.future],
          ["order_without_identity", ids.nobody],
          ["partly_captured", ids.partly],
        ])
      })

      it("scores everybody and leaves word of how it went", async () => {
        const result = await backfill()
        expect(result).toMatchObject({ scored: 3, profiles_written: 3 })
        expect(await profiles()).toMatchObject([
          { email: "ann@x.com", purchase_count: 2, total_revenue: "20", last_purchase_at: PAST },
          { email: "bob@x.com", purchase_count: 4 },
          { email: "gone@x.com", purchase_count: 1 },
        ])
        expect(await retention.backfills.state()).toMatchObject({
          status: "done",
          phase: "scoring",
          customers_done: 2,
          customers_total: 2,
          orders_done: 11,
          orders_total: 11,
          error: null,
          seconds: { customers: expect.any(Number), scoring: expect.any(Number) },
        })
      })

      it("writes nothing the second time, whatever the page", async () => {
        await backfill()
        const before = await rows("SELECT xmin, ctid, order_id FROM retention_purchase")
        for (const size of [1, 11, 500]) {
          expect(await backfill(size)).toMatchObject({ written: 0, profiles_written: 0 })
        }
        expect(await rows("SELECT xmin, ctid, order_id FROM retention_purchase")).toEqual(before)
      })

      it("gives the same rows again from nothing", async () => {
        await backfill()
        const [built, scored] = [await mirror(), await profiles()]
        await wipe()
        await backfill(500)
        expect(await mirror()).toEqual(built)
        expect(await profiles()).toEqual(scored)
      })

      it("forgets what Medusa has no more", async () => {
        await backfill()
        await orderModule().deleteOrders([ids.guest ?? "", ids.deleted ?? "", ids.nobody ?? ""])
        await backfill()
        const { purchases, persons, problems } = await mirror()
        expect(purchases).toHaveLength(8)
        expect(persons.map(({ email }) => email)).toEqual(["ann@x.com", "bob@x.com"])
        expect(problems.map(({ kind }) => kind)).not.toContain("order_without_identity")
        expect(await profiles()).toHaveLength(2)
      })

      it.each([0, 2001, 1.5, "10"])("refuses pages of %p", async (size) => {
        await expect(backfill(size as number)).rejects.toMatchObject({
          type: MedusaError.Types.INVALID_DATA,
          message: "batch_size: must be a whole number from 1 to 2000",
        })
      })

      it.each(["yes", 1])("refuses restart: %p", async (restart) => {
        await expect(
          backfillRetentionWorkflow(container).run({
            input: { restart: restart as unknown as boolean },
          })
        ).rejects.toMatchObject({
          type: MedusaError.Types.INVALID_DATA,
          message: "restart: must be true or false",
        })
      })
    })

    describe("single orders and customers", () => {
      it("end where a backfill ends, in any order and twice", async () => {
        await backfill()
        const built = await mirror()
        await wipe()
        const all = Object.values(ids)
        await sync(...[...all].reverse())
        await syncCustomersWorkflow(container).run({
          input: { customer_ids: [deletedId, customerId] },
        })
        for (const id of all) {
          await sync(id, id)
        }
        await backfill()
        expect(await mirror()).toEqual(built)
        expect(await sync(...all)).toMatchObject({ written: 0, person_ids: [] })
      })

      it("follow a refund, a cancellation and a deletion", async () => {
        await backfill()
        const causes = () => rows("SELECT DISTINCT cause FROM retention_transition")
        await orderModule().addOrderTransactions({
          order_id: ids.account ?? "",
          amount: -4,
          currency_code: "eur",
          reference: "refund",
          reference_id: "ref_1",
        })
        expect(await sync(ids.account ?? "")).toMatchObject({ written: 1, cause: "refund" })
        await orderModule().cancel([ids.deleted ?? ""])
        expect(await sync(ids.deleted ?? "")).toMatchObject({ cause: "cancellation" })
        expect(await causes()).toContainEqual({ cause: "cancellation" })
        expect(await profiles()).toMatchObject([
          { email: "ann@x.com", total_revenue: "16" },
          { email: "bob@x.com" },
          { email: "gone@x.com", stage: "prospect", purchase_count: 0 },
        ])
        await orderModule().deleteOrders([ids.deleted ?? ""])
        await sync(ids.deleted ?? "")
        expect(await profiles()).toHaveLength(2)
      })

      it("keep the ledger, and score nobody, before the first backfill", async () => {
        expect(await sync(ids.guest ?? "")).toMatchObject({ to_score: false, cause: "order" })
        expect((await mirror()).purchases).toHaveLength(1)
        expect(await profiles()).toEqual([])
      })

      it("follow a changed and a deleted customer", async () => {
        await backfill()
        const customers = container.resolve<ICustomerModuleService>(Modules.CUSTOMER)
        await customers.updateCustomers(customerId, { email: "new@x.com" })
        await syncCustomersWorkflow(container).run({ input: { customer_ids: [customerId] } })
        const emails = async () =>
          (await profiles()).map(({ email, purchase_count }) => [email, purchase_count])
        // Ann's guest orders carry the old e-mail, so the account's order moves.
        expect(await emails()).toEqual([
          ["ann@x.com", 1],
          ["bob@x.com", 4],
          ["gone@x.com", 1],
          ["new@x.com", 1],
        ])
        await customers.softDeleteCustomers([customerId])
        await syncCustomersWorkflow(container).run({ input: { customer_ids: [customerId] } })
        expect(await emails()).toEqual([
          ["ann@x.com", 1],
          ["bob@x.com", 4],
          ["gone@x.com", 1],
          ["other@x.com", 1],
        ])
      })

      it("take an order in when its customer record comes to life", async () => {
        await backfill()
        await rows(`UPDATE "order" SET customer_id = '${deletedId}' WHERE id = '${ids.nobody}'`)
        await sync(ids.nobody ?? "")
        await container
          .resolve<ICustomerModuleService>(Modules.CUSTOMER)
          .restoreCustomers([deletedId])
        await syncCustomersWorkflow(container).run({ input: { customer_ids: [deletedId] } })
        expect(await retention.problems.counts()).not.toHaveProperty("order_without_identity")
        expect(await profiles()).toContainEqual(
          expect.objectContaining({ email: "deleted@x.com", purchase_count: 2 })
        )
      })
    })
  },
})
