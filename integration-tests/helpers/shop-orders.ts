import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  addShippingMethodToCartWorkflow,
  capturePaymentWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createOrderFulfillmentWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { FullShop } from "./full-shop"
import { the } from "./the"

/** An order as it left the checkout. */
export type ShopOrderPlaced = {
  readonly id: string
  readonly payment_id: string
  readonly item_id: string
  /** Null where the shop no longer knows one. */
  readonly customer_id: string | null
}

type CartGiven = {
  readonly email?: string
  readonly customer_id?: string
  /** The shop's shirt without it. */
  readonly variant_id?: string
  readonly quantity?: number
}

/** Fills a cart as a shopper does: two shirts, the post, a payment session. 225.5 eur with tax. */
export async function fillCart(
  shop: FullShop,
  { variant_id = shop.shirt.variant_id, quantity = 2, ...who }: CartGiven
): Promise<string> {
  const { container } = shop
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: shop.region_id,
      sales_channel_id: shop.sales_channel_id,
      currency_code: "eur",
      items: [{ variant_id, quantity }],
      shipping_address: { country_code: "de", first_name: "A", last_name: "B" },
      ...who,
    },
  })
  await addShippingMethodToCartWorkflow(container).run({
    input: { cart_id: cart.id, options: [{ id: shop.shipping_option_id }] },
  })
  await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cart.id } })
  const { payment_collection } = await one<{ payment_collection: { id: string } }>(
    shop,
    "cart",
    cart.id,
    ["payment_collection.id"]
  )
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: payment_collection.id, provider_id: "pp_system_default" },
  })
  return cart.id
}

/** Completes a cart. */
export async function completeCart(shop: FullShop, cart_id: string): Promise<ShopOrderPlaced> {
  const { result } = await completeCartWorkflow(shop.container).run({ input: { id: cart_id } })
  const order = await one<{
    customer_id: string | null
    items: { id: string }[]
    payment_collections: { payments: { id: string }[] }[]
  }>(shop, "order", result.id, ["customer_id", "items.id", "payment_collections.payments.id"])
  return {
    id: result.id,
    customer_id: order.customer_id,
    item_id: the(order.items[0]).id,
    payment_id: the(order.payment_collections[0]?.payments[0]).id,
  }
}

/** Fills a cart and completes it. */
export async function placeOrder(shop: FullShop, given: CartGiven): Promise<ShopOrderPlaced> {
  return completeCart(shop, await fillCart(shop, given))
}

/** An order that was paid. */
export async function placePaidOrder(shop: FullShop, given: CartGiven): Promise<ShopOrderPlaced> {
  const order = await placeOrder(shop, given)
  await capture(shop, order)
  return order
}

/** An order that was paid and sent. */
export async function placeSentOrder(shop: FullShop, given: CartGiven): Promise<ShopOrderPlaced> {
  const order = await placePaidOrder(shop, given)
  await fulfil(shop, order, given.quantity ?? 2)
  return order
}

/** Captures a payment, in part where an amount in eur is given. */
export async function capture(
  { container }: FullShop,
  { payment_id }: ShopOrderPlaced,
  amount?: number
): Promise<void> {
  await capturePaymentWorkflow(container).run({
    input: { payment_id, ...(amount === undefined ? {} : { amount }) },
  })
}

/** Sends what was bought. */
export async function fulfil(
  shop: FullShop,
  { id, item_id }: ShopOrderPlaced,
  quantity: number
): Promise<void> {
  await createOrderFulfillmentWorkflow(shop.container).run({
    input: {
      order_id: id,
      location_id: shop.location_id,
      items: [{ id: item_id, quantity }],
      created_by: "test",
    },
  })
}

/** One record by Query. */
export async function one<T>(
  { container }: Pick<FullShop, "container">,
  entity: string,
  id: string,
  fields: string[]
): Promise<T> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["id", ...fields], filters: { id } })
  return the(data[0] as T | undefined, `${entity} ${id}`)
}
