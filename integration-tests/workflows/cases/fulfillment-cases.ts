import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  cancelOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
} from "@medusajs/medusa/core-flows"
import type { FullShop } from "../../helpers/full-shop"
import {
  fulfil,
  one,
  placePaidOrder,
  placeSentOrder,
  type ShopOrderPlaced,
} from "../../helpers/shop-orders"
import { the } from "../../helpers/the"
import { expectPurchase, type ShopCase } from "./shop-case"

/** What is in the ledger of a parcel. */
type Parcel = Record<"fulfilled_at" | "shipped_at" | "delivered_at", unknown>

const SOME_TIME = expect.any(String) as unknown

/** Days after which an order is late, by the policy's default, and some. */
const LATE_DAYS = 9

/** Parcels that are packed, leave, arrive, or do not after all. */
export const FULFILLMENT_CASES: ShopCase[] = [
  {
    name: "order packed",
    prepare: async (shop, email) => {
      const order = await placePaidOrder(shop, { email })
      return {
        happen: () => fulfil(shop, order, 2),
        check: (truth) => expectPurchase(truth, order.id, { ...at("fulfilled_at") }),
      }
    },
  },
  {
    name: "parcel unpacked again",
    prepare: async (shop, email) => {
      const order = await placeSentOrder(shop, { email })
      return {
        happen: async () => {
          await cancelOrderFulfillmentWorkflow(shop.container).run({
            input: { order_id: order.id, fulfillment_id: await parcelOf(shop, order) },
          })
        },
        check: (truth) => expectPurchase(truth, order.id, { ...at() }),
      }
    },
  },
  {
    name: "parcel sent late",
    prepare: async (shop, email) => {
      const order = await placeSentOrder(shop, { email })
      await backDate(shop, order, LATE_DAYS)
      return {
        happen: () => send(shop, order),
        check: (truth) => {
          expectPurchase(truth, order.id, { ...at("fulfilled_at", "shipped_at") })
          const person = truth.portraits.find((row) => row.person === email)
          expect(person?.signals).toEqual(["last_order_late"])
        },
      }
    },
  },
  {
    name: "parcel delivered",
    prepare: async (shop, email) => {
      const order = await placeSentOrder(shop, { email })
      await send(shop, order)
      return {
        happen: async () => {
          await markOrderFulfillmentAsDeliveredWorkflow(shop.container).run({
            input: { orderId: order.id, fulfillmentId: await parcelOf(shop, order) },
          })
        },
        check: (truth) =>
          expectPurchase(truth, order.id, {
            ...at("fulfilled_at", "shipped_at", "delivered_at"),
          }),
      }
    },
  },
  {
    name: "arrival noted by a carrier on the parcel alone",
    prepare: async (shop, email) => {
      const order = await placeSentOrder(shop, { email })
      return {
        happen: async () => {
          await shop.container
            .resolve(Modules.FULFILLMENT)
            .updateFulfillment(await parcelOf(shop, order), { delivered_at: new Date() })
        },
        check: (truth) =>
          expectPurchase(truth, order.id, { ...at("fulfilled_at", "delivered_at") }),
      }
    },
  },
]

/** A parcel of which these times are known, and no others. */
function at(...known: (keyof Parcel)[]): Parcel {
  const time = (name: keyof Parcel) => (known.includes(name) ? SOME_TIME : null)
  return {
    fulfilled_at: time("fulfilled_at"),
    shipped_at: time("shipped_at"),
    delivered_at: time("delivered_at"),
  }
}

async function parcelOf(shop: FullShop, { id }: ShopOrderPlaced): Promise<string> {
  const { fulfillments } = await one<{ fulfillments: { id: string }[] }>(shop, "order", id, [
    "fulfillments.id",
  ])
  return the(fulfillments[0]).id
}

/** Has the parcel of both shirts leave. */
async function send(shop: FullShop, order: ShopOrderPlaced): Promise<void> {
  await createOrderShipmentWorkflow(shop.container).run({
    input: {
      order_id: order.id,
      fulfillment_id: await parcelOf(shop, order),
      items: [{ id: order.item_id, quantity: 2 }],
    },
  })
}

/** Medusa's services ignore a time of ordering that they are given. */
async function backDate(
  { container }: FullShop,
  { id }: ShopOrderPlaced,
  days: number
): Promise<void> {
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw(`UPDATE "order" SET created_at = created_at - make_interval(days => ?) WHERE id = ?`, [
      days,
      id,
    ])
}
