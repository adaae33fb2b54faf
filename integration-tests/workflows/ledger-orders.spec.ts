import type { IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  capturePaymentWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createOrderWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  createPromotionsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createTaxRegionsWorkflow,
  refundPaymentWorkflow,
  updateCartPromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { syncOrdersWorkflow } from "../../src/workflows/ledger"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"

jest.setTimeout(240_000)

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true", RETENTION_POLICY: JSON.stringify({ base_currency: "eur" }) },
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let region_id: string
    let sales_channel_id: string

    const query = () => container.resolve(ContainerRegistrationKeys.QUERY)
    const ledgerRow = async (order_id: string) => {
      await syncOrdersWorkflow(container).run({ input: { order_ids: [order_id] } })
      const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
        `SELECT p.email, u.net_amount, u.total, u.discount_total, u.promotions, u.country_code,
             u.sales_channel_id, u.customer_id IS NOT NULL AS has_customer
           FROM retention_purchase u JOIN retention_person p ON p.id = u.person_id
           WHERE u.order_id = ?`,
        [order_id]
      )
      return rows[0]
    }
    /** What Medusa computes, by its own exact decimals. */
    const computed = async (id: string) => {
      const { data } = await query().graph({
        entity: "order",
        fields: ["id", "raw_total", "raw_discount_total", "total", "discount_total"] as string[],
        filters: { id },
      })
      const [order] = data as unknown as Record<string, { value: string }>[]
      return {
        total: Number(order?.raw_total?.value).toString(),
        discount_total: Number(order?.raw_discount_total?.value).toString(),
      }
    }
    const item = { title: "Shirt", quantity: 2, unit_price: 50, requires_shipping: false }

    const completeCart = async (promo_codes: string[] = []) => {
      const { result: cart } = await createCartWorkflow(container).run({
        input: {
          region_id,
          sales_channel_id,
          currency_code: "eur",
          email: "Guest@X.com",
          items: [item],
          shipping_address: { country_code: "de", first_name: "A" },
        },
      })
      if (promo_codes.length > 0) {
        await updateCartPromotionsWorkflow(container).run({
          input: { cart_id: cart.id, promo_codes, action: "add" as never },
        })
      }
      await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
      const { data } = await query().graph({
        entity: "cart",
        fields: ["payment_collection.id"],
        filters: { id: cart.id },
      })
      const [{ payment_collection }] = data as unknown as [{ payment_collection: { id: string } }]
      await createPaymentSessionsWorkflow(container).run({
        input: { payment_collection_id: payment_collection.id, provider_id: "pp_system_default" },
      })
      const { result } = await completeCartWorkflow(container).run({ input: { id: cart.id } })
      return result.id
    }
    const paymentOf = async (order_id: string) => {
      const { data } = await query().graph({
        entity: "order",
        fields: ["payment_collections.payments.id"],
        filters: { id: order_id },
      })
      const [order] = data as unknown as { payment_collections: { payments: { id: string }[] }[] }[]
      return order?.payment_collections[0]?.payments[0]?.id ?? ""
    }

    beforeEach(async () => {
      container = getContainer()
      const channels = await createSalesChannelsWorkflow(container).run({
        input: { salesChannelsData: [{ name: "Shop" }] },
      })
      sales_channel_id = channels.result[0]?.id ?? ""
      const regions = await createRegionsWorkflow(container).run({
        input: {
          regions: [
            {
              name: "Europe",
              currency_code: "eur",
              countries: ["de"],
              payment_providers: ["pp_system_default"],
            },
          ],
        },
      })
      region_id = regions.result[0]?.id ?? ""
      await createTaxRegionsWorkflow(container).run({
        input: [
          {
            country_code: "de",
            provider_id: "tp_system",
            default_tax_rate: { name: "VAT", rate: 10, code: "vat" },
          },
        ],
      })
      await createPromotionsWorkflow(container).run({
        input: {
          promotionsData: [
            {
              code: "TEN",
              type: "standard",
              status: "active",
              application_method: {
                type: "percentage",
                target_type: "order",
                value: 10,
                currency_code: "eur",
              } as never,
            },
          ],
        },
      })
    })

    it("reads an order from a cart, and follows its capture and refund", async () => {
      const id = await completeCart()
      expect(await ledgerRow(id)).toEqual({
        email: "guest@x.com",
        net_amount: "110",
        total: "110",
        discount_total: "0",
        promotions: [],
        country_code: "de",
        sales_channel_id,
        has_customer: true,
      })
      const payment_id = await paymentOf(id)
      await capturePaymentWorkflow(container).run({ input: { payment_id } })
      expect(await ledgerRow(id)).toMatchObject({ net_amount: "110", total: "110" })
      await refundPaymentWorkflow(container).run({ input: { payment_id, amount: 30 } })
      expect(await ledgerRow(id)).toMatchObject({ net_amount: "80" })
    })

    it("reads discount and code of an order from a cart with its tax", async () => {
      const id = await completeCart(["TEN"])
      expect(await ledgerRow(id)).toMatchObject({
        ...(await computed(id)),
        total: "99",
        net_amount: "99",
        discount_total: "11",
        promotions: [{ code: "TEN", promotion_id: expect.any(String), amount: "10" }],
      })
    })

    it("reads the total of an order whose taxes and discounts came after its summary", async () => {
      const { result: order } = await createOrderWorkflow(container).run({
        input: {
          region_id,
          sales_channel_id,
          email: "guest@x.com",
          currency_code: "eur",
          shipping_address: { country_code: "de" },
          items: [item],
          promo_codes: ["TEN"],
        },
      })
      const [plain] = await container
        .resolve<IOrderModuleService>(Modules.ORDER)
        .listOrders({ id: [order.id] }, { relations: ["summary"] })
      const { summary } = plain as unknown as { summary: { current_order_total: number } }
      const truth = await computed(order.id)
      expect(String(summary.current_order_total)).not.toBe(truth.total)
      expect(await ledgerRow(order.id)).toMatchObject({ ...truth, net_amount: truth.total })
    })
  },
})
