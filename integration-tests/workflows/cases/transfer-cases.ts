import {
  acceptOrderTransferWorkflow,
  createCustomersWorkflow,
  requestOrderTransferWorkflow,
  transferOrderToGuestWorkflow,
} from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { FullShop } from "../../helpers/full-shop"
import { placePaidOrder } from "../../helpers/shop-orders"
import { the } from "../../helpers/the"
import { expectPurchase, type ShopCase } from "./shop-case"

/** Orders that change hands. */
export const TRANSFER_CASES: ShopCase[] = [
  {
    name: "transfer requested",
    prepare: async (shop, email) => {
      const { order, customer_id } = await orderAndHeir(shop, email)
      return {
        happen: async () => {
          await requestTransfer(shop, order.id, customer_id)
        },
        check: (truth) => expectPurchase(truth, order.id, { person: email }),
      }
    },
  },
  {
    name: "transfer accepted",
    prepare: async (shop, email) => {
      const { order, customer_id } = await orderAndHeir(shop, email)
      const token = await requestTransfer(shop, order.id, customer_id)
      return {
        happen: async () => {
          await acceptOrderTransferWorkflow(shop.container).run({
            input: { order_id: order.id, token },
          })
        },
        check: (truth) => expectPurchase(truth, order.id, { person: `heir-${email}` }),
      }
    },
  },
  {
    name: "transfer to a guest",
    prepare: async (shop, email) => {
      const { order } = await orderAndHeir(shop, email)
      return {
        happen: async () => {
          await transferOrderToGuestWorkflow(shop.container).run({
            input: { order_id: order.id, email: `guest-${email}`, logged_in_user: "me" },
          })
        },
        check: (truth) => expectPurchase(truth, order.id, { person: `guest-${email}` }),
      }
    },
  },
]

/** A guest's order, and an account that might take it over. */
async function orderAndHeir(shop: FullShop, email: string) {
  const order = await placePaidOrder(shop, { email })
  const { result } = await createCustomersWorkflow(shop.container).run({
    input: { customersData: [{ email: `heir-${email}`, has_account: true }] },
  })
  return { order, customer_id: the(result[0]).id }
}

/** Asks for a transfer; answers with the token that accepts it. */
async function requestTransfer({ container }: FullShop, order_id: string, customer_id: string) {
  await requestOrderTransferWorkflow(container).run({
    input: { order_id, customer_id, logged_in_user: customer_id },
  })
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_change",
    fields: ["actions.details"],
    filters: { order_id, status: "requested" },
  })
  const [change] = data as unknown as { actions: { details: { token: string } }[] }[]
  return the(change?.actions[0]).details.token
}
