import type { MedusaContainer } from "@medusajs/framework/types"
import {
  cancelOrderWorkflow,
  createOrderWorkflow,
  createPaymentSessionsWorkflow,
  createPromotionsWorkflow,
  refundPaymentWorkflow,
  updateCartPromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { makeFullShop, makeProduct, type FullShop } from "../../integration-tests/helpers/full-shop"
import {
  capture,
  completeCart,
  fillCart,
  fulfil,
  one,
  placePaidOrder,
} from "../../integration-tests/helpers/shop-orders"
import type { OrderPattern } from "../fixtures/clone-orders"

const CODE = "TEN"
const SHOPPER = { email: "pattern@example.com" }

/**
 * Makes one order of each kind by Medusa's own workflows, with the share that such orders have in
 * a shop: most are paid and sent, a quarter has a discount, a few are refunded, cancelled, open or
 * never were a cart.
 */
export async function makePatterns(container: MedusaContainer): Promise<OrderPattern[]> {
  const shop = await makeFullShop(container)
  const mug = await makeProduct(shop, { title: "Mug", price: 12.5 })
  await makePromotion(container)
  const plain = await placePaidOrder(shop, SHOPPER)
  await fulfil(shop, plain, 2)
  const mugs = await placePaidOrder(shop, { ...SHOPPER, ...mug, quantity: 3 })
  const discounted = await placeDiscounted(shop)
  const refunded = await placePaidOrder(shop, SHOPPER)
  await refundPaymentWorkflow(container).run({
    input: { payment_id: refunded.payment_id, amount: 30 },
  })
  const cancelled = await placePaidOrder(shop, SHOPPER)
  await cancelOrderWorkflow(container).run({ input: { order_id: cancelled.id } })
  const open = await completeCart(shop, await fillCart(shop, SHOPPER))
  return [
    { order_id: plain.id, share: 0.3 },
    { order_id: mugs.id, share: 0.25 },
    { order_id: discounted, share: 0.25 },
    { order_id: refunded.id, share: 0.05 },
    { order_id: cancelled.id, share: 0.05 },
    { order_id: open.id, share: 0.05 },
    { order_id: await placeWithoutCart(shop), share: 0.05 },
  ]
}

async function makePromotion(container: MedusaContainer): Promise<void> {
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code: CODE,
          type: "standard",
          status: "active",
          application_method: {
            type: "percentage",
            target_type: "order",
            value: 10,
            currency_code: "eur",
          },
        },
      ],
    },
  })
}

async function placeDiscounted(shop: FullShop): Promise<string> {
  const cart_id = await fillCart(shop, SHOPPER)
  await updateCartPromotionsWorkflow(shop.container).run({
    input: { cart_id, promo_codes: [CODE], force_refresh_payment_collection: true },
  })
  // A new amount ends the payment session.
  const { payment_collection } = await one<{ payment_collection: { id: string } }>(
    shop,
    "cart",
    cart_id,
    ["payment_collection.id"]
  )
  await createPaymentSessionsWorkflow(shop.container).run({
    input: { payment_collection_id: payment_collection.id, provider_id: "pp_system_default" },
  })
  const order = await completeCart(shop, cart_id)
  await capture(shop, order)
  return order.id
}

async function placeWithoutCart({ container, ...shop }: FullShop): Promise<string> {
  const { result } = await createOrderWorkflow(container).run({
    input: {
      region_id: shop.region_id,
      sales_channel_id: shop.sales_channel_id,
      currency_code: "eur",
      ...SHOPPER,
      shipping_address: { country_code: "de" },
      items: [{ ...shop.shirt, title: "Shirt", unit_price: 100, quantity: 1 }],
    },
  })
  return result.id
}
