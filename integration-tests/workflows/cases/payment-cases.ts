import {
  cancelOrderWorkflow,
  refundPaymentWorkflow,
  refundPaymentsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { FullShop } from "../../helpers/full-shop"
import {
  capture,
  placeOrder,
  placePaidOrder,
  type ShopOrderPlaced,
} from "../../helpers/shop-orders"
import { expectPurchase, type ShopCase } from "./shop-case"

/** Money that comes and goes. Orders are of 225.5 eur. */
export const PAYMENT_CASES: ShopCase[] = [
  onOrder("capture", placeOrder, capture, { net_amount: "225.5" }),
  onOrder("partial capture", placeOrder, (shop, order) => capture(shop, order, 100), {
    net_amount: "100",
  }),
  onOrder("cancel, uncaptured", placeOrder, cancel, { net_amount: "0", total: "225.5" }),
  onOrder("cancel, captured", placePaidOrder, cancel, { net_amount: "0", total: "0" }),
  onOrder("partial refund", placePaidOrder, (shop, order) => refund(shop, order, 30), {
    net_amount: "195.5",
    total: "195.5",
  }),
  onOrder(
    "two refunds, the whole sum",
    placePaidOrder,
    async (shop, order) => {
      await refund(shop, order, 100)
      await refund(shop, order, 125.5)
    },
    { net_amount: "0" }
  ),
  onOrder(
    "refund by the plural workflow",
    placePaidOrder,
    async ({ container }, { payment_id }) => {
      await refundPaymentsWorkflow(container).run({ input: [{ payment_id, amount: 30 }] })
    },
    { net_amount: "195.5", total: "225.5" }
  ),
]

/** A case of one order that something is done to. */
function onOrder(
  name: string,
  place: (shop: FullShop, given: { email: string }) => Promise<ShopOrderPlaced>,
  happen: (shop: FullShop, order: ShopOrderPlaced) => Promise<void>,
  expected: { net_amount: string; total?: string }
): ShopCase {
  return {
    name,
    prepare: async (shop, email) => {
      const order = await place(shop, { email })
      return {
        happen: () => happen(shop, order),
        check: (truth) => expectPurchase(truth, order.id, { ...expected, person: email }),
      }
    },
  }
}

async function cancel({ container }: FullShop, { id }: ShopOrderPlaced): Promise<void> {
  await cancelOrderWorkflow(container).run({ input: { order_id: id } })
}

/** Refunds so many eur of an order's payment. */
export async function refund(
  { container }: FullShop,
  { payment_id }: ShopOrderPlaced,
  amount: number
): Promise<void> {
  await refundPaymentWorkflow(container).run({ input: { payment_id, amount } })
}
