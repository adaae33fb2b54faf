import { Modules } from "@medusajs/framework/utils"
import {
  archiveOrderWorkflow,
  completeOrderWorkflow,
  convertDraftOrderWorkflow,
  createCustomersWorkflow,
  createOrderWorkflow,
  deleteDraftOrdersWorkflow,
  updateOrderWorkflow,
} from "@medusajs/medusa/core-flows"
import type { FullShop } from "../../helpers/full-shop"
import { completeCart, fillCart, placeOrder, placePaidOrder } from "../../helpers/shop-orders"
import { the } from "../../helpers/the"
import { expectPurchase, type ShopCase } from "./shop-case"

/** Orders that come, end and go. */
export const ORDER_CASES: ShopCase[] = [
  {
    name: "order placed from a guest's cart",
    prepare: async (shop, email) => {
      const cart = await fillCart(shop, { email })
      let id = ""
      return {
        happen: async () => {
          id = (await completeCart(shop, cart)).id
        },
        check: (truth) =>
          expectPurchase(truth, id, { net_amount: "225.5", total: "225.5", person: email }),
      }
    },
  },
  {
    name: "order placed by an account, its second",
    prepare: async (shop, email) => {
      const { result } = await createCustomersWorkflow(shop.container).run({
        input: { customersData: [{ email, has_account: true }] },
      })
      const customer_id = the(result[0]).id
      await placePaidOrder(shop, { customer_id, email })
      const cart = await fillCart(shop, { customer_id, email, quantity: 1 })
      let id = ""
      return {
        happen: async () => {
          id = (await completeCart(shop, cart)).id
        },
        check: (truth) => expectPurchase(truth, id, { net_amount: "115.5", person: email }),
      }
    },
  },
  {
    name: "order made by createOrderWorkflow",
    prepare: async (shop, email) => {
      let id = ""
      return {
        happen: async () => {
          id = await makeOrder(shop, email)
        },
        check: (truth) => expectPurchase(truth, id, { net_amount: "110", person: email }),
      }
    },
  },
  {
    name: "draft converted",
    prepare: async (shop, email) => {
      const id = await makeOrder(shop, email, { status: "draft", is_draft_order: true })
      return {
        happen: async () => {
          await convertDraftOrderWorkflow(shop.container).run({ input: { id } })
        },
        check: (truth) => expectPurchase(truth, id, { net_amount: "110", person: email }),
      }
    },
  },
  {
    name: "draft made and deleted",
    prepare: async (shop, email) => ({
      happen: async () => {
        const id = await makeOrder(shop, email, { status: "draft", is_draft_order: true })
        await deleteDraftOrdersWorkflow(shop.container).run({ input: { order_ids: [id] } })
      },
      check: (truth) => expect(truth.purchases.map((row) => row.email)).not.toContain(email),
    }),
  },
  {
    name: "order completed and archived",
    prepare: async (shop, email) => {
      const { id } = await placePaidOrder(shop, { email })
      return {
        happen: async () => {
          await completeOrderWorkflow(shop.container).run({ input: { orderIds: [id] } })
          await archiveOrderWorkflow(shop.container).run({ input: { orderIds: [id] } })
        },
        check: (truth) => expectPurchase(truth, id, { net_amount: "225.5", person: email }),
      }
    },
  },
  {
    name: "order's e-mail changed",
    prepare: async (shop, email) => {
      const { id } = await placeOrder(shop, { email })
      return {
        happen: async () => {
          await updateOrderWorkflow(shop.container).run({
            input: { id, user_id: "user_1", email: `new-${email}` },
          })
        },
        check: (truth) => {
          expectPurchase(truth, id, { person: email })
          expect(truth.purchases.map((row) => row.email)).toContain(`new-${email}`)
        },
      }
    },
  },
  {
    name: "order's metadata changed",
    prepare: async (shop, email) => {
      const { id } = await placeOrder(shop, { email })
      return {
        happen: async () => {
          await updateOrderWorkflow(shop.container).run({
            input: { id, user_id: "user_1", metadata: { source: "fair", secret: "1" } },
          })
        },
        check: (truth) => expectPurchase(truth, id, { metadata: { source: "fair" } }),
      }
    },
  },
  {
    name: "order deleted through the order module",
    traceless: true,
    prepare: async (shop, email) => {
      const { id } = await placeOrder(shop, { email })
      return {
        happen: () => shop.container.resolve(Modules.ORDER).deleteOrders([id]),
        check: (truth) => expect(truth.purchases.map((row) => row.order_id)).not.toContain(id),
      }
    },
  },
]

/** An order as an admin's script makes it: its taxes come after its summary. */
async function makeOrder(
  { container, region_id, sales_channel_id }: FullShop,
  email: string,
  rest: { status?: "draft"; is_draft_order?: boolean } = {}
): Promise<string> {
  const { result } = await createOrderWorkflow(container).run({
    input: {
      region_id,
      sales_channel_id,
      email,
      currency_code: "eur",
      shipping_address: { country_code: "de" },
      items: [{ title: "Voucher", quantity: 2, unit_price: 50 }],
      ...rest,
    },
  })
  return result.id
}
