import {
  beginClaimOrderWorkflow,
  beginExchangeOrderWorkflow,
  beginOrderEditOrderWorkflow,
  cancelBeginOrderEditWorkflow,
  cancelOrderClaimWorkflow,
  cancelOrderExchangeWorkflow,
  confirmClaimRequestWorkflow,
  confirmExchangeRequestWorkflow,
  confirmOrderEditRequestWorkflow,
  createOrderCreditLinesWorkflow,
  orderClaimAddNewItemWorkflow,
  orderClaimItemWorkflow,
  orderEditAddNewItemWorkflow,
  orderEditUpdateItemQuantityWorkflow,
  orderExchangeAddNewItemWorkflow,
  orderExchangeRequestItemReturnWorkflow,
} from "@medusajs/medusa/core-flows"
import type { FullShop } from "../../helpers/full-shop"
import { one, placePaidOrder, type ShopOrderPlaced } from "../../helpers/shop-orders"
import { the } from "../../helpers/the"
import { onSent, receiveReturn } from "./return-cases"
import { expectPurchase, type ShopCase } from "./shop-case"

/** Orders that are changed after they were placed: each was 225.5 eur, and paid. */
export const CHANGE_CASES: ShopCase[] = [
  onPaid("edit up", async (shop, order) => () => edit(shop, order, 3), { total: "335.5" }),
  onPaid("edit down", async (shop, order) => () => edit(shop, order, 1), { total: "115.5" }),
  onPaid(
    "edit up, then down",
    async (shop, order) => async () => {
      await edit(shop, order, 3)
      await edit(shop, order, 1)
    },
    { total: "115.5" }
  ),
  onPaid("edit adds a product", async (shop, order) => () => editIn(shop, order), {
    total: "335.5",
  }),
  onPaid(
    "edit begun and dropped",
    async ({ container }, { id, item_id }) =>
      async () => {
        const input = { order_id: id }
        await beginOrderEditOrderWorkflow(container).run({ input })
        await orderEditUpdateItemQuantityWorkflow(container).run({
          input: { ...input, items: [{ id: item_id, quantity: 5 }] },
        })
        await cancelBeginOrderEditWorkflow(container).run({ input })
      },
    { total: "225.5" }
  ),
  onPaid(
    "admin credit line",
    async (shop, order) => {
      await edit(shop, order, 3)
      return async () => {
        await createOrderCreditLinesWorkflow(shop.container).run({
          input: {
            id: order.id,
            credit_lines: [{ amount: 110, reference: "goodwill", reference_id: "1" }],
          },
        })
      }
    },
    { total: "225.5" }
  ),
  onSent("exchange requested", async (shop, order) => () => exchange(shop, order), {
    net_amount: "225.5",
  }),
  onSent(
    "exchange, then received",
    async (shop, order) => async () => {
      const { return_id } = await exchange(shop, order)
      await receiveReturn(shop, order, return_id)
    },
    { net_amount: "225.5" }
  ),
  onSent(
    "exchange cancelled",
    async (shop, order) => {
      const { exchange_id } = await exchange(shop, order)
      return () => cancelOrderExchangeWorkflow(shop.container).run({ input: { exchange_id } })
    },
    { net_amount: "225.5", total: "225.5" }
  ),
  onSent("claim, refund", async (shop, order) => () => claim(shop, order, "refund"), {
    net_amount: "225.5",
  }),
  onSent("claim, replace", async (shop, order) => () => claim(shop, order, "replace"), {
    net_amount: "225.5",
  }),
  onSent(
    "claim cancelled",
    async (shop, order) => {
      const claim_id = await claim(shop, order, "replace")
      return () => cancelOrderClaimWorkflow(shop.container).run({ input: { claim_id } })
    },
    { net_amount: "225.5", total: "225.5" }
  ),
]

/** A case of one order that was paid and not sent. */
function onPaid(
  name: string,
  prepare: (shop: FullShop, order: ShopOrderPlaced) => Promise<() => Promise<void>>,
  expected: { total: string }
): ShopCase {
  return {
    name,
    prepare: async (shop, email) => {
      const order = await placePaidOrder(shop, { email })
      const happen = await prepare(shop, order)
      const net_amount = Number(expected.total) < 225.5 ? expected.total : "225.5"
      return {
        happen,
        check: (truth) =>
          expectPurchase(truth, order.id, { ...expected, net_amount, person: email }),
      }
    },
  }
}

async function edit(
  { container }: FullShop,
  { id, item_id }: ShopOrderPlaced,
  quantity: number
): Promise<void> {
  const input = { order_id: id }
  await beginOrderEditOrderWorkflow(container).run({ input })
  await orderEditUpdateItemQuantityWorkflow(container).run({
    input: { ...input, items: [{ id: item_id, quantity }] },
  })
  await confirmOrderEditRequestWorkflow(container).run({ input: { ...input, confirmed_by: "me" } })
}

async function editIn({ container, shirt }: FullShop, { id }: ShopOrderPlaced): Promise<void> {
  const input = { order_id: id }
  await beginOrderEditOrderWorkflow(container).run({ input })
  await orderEditAddNewItemWorkflow(container).run({
    input: { ...input, items: [{ variant_id: shirt.variant_id, quantity: 1 }] },
  })
  await confirmOrderEditRequestWorkflow(container).run({ input: { ...input, confirmed_by: "me" } })
}

/** One shirt back, one shirt out. */
async function exchange({ container, location_id, shirt }: FullShop, order: ShopOrderPlaced) {
  const { result } = await beginExchangeOrderWorkflow(container).run({
    input: { order_id: order.id },
  })
  const exchange_id = the(result.exchange_id)
  await orderExchangeRequestItemReturnWorkflow(container).run({
    input: {
      exchange_id,
      // The type asks for one, while Medusa makes it here.
      return_id: "",
      location_id,
      items: [{ id: order.item_id, quantity: 1 }],
    },
  })
  await orderExchangeAddNewItemWorkflow(container).run({
    input: { exchange_id, items: [{ variant_id: shirt.variant_id, quantity: 1 }] },
  })
  await confirmExchangeRequestWorkflow(container).run({ input: { exchange_id } })
  const { return_id } = await one<{ return_id: string }>(
    { container },
    "order_exchange",
    exchange_id,
    ["return_id"]
  )
  return { exchange_id, return_id }
}

/** One broken shirt: its price back, or another one; answers with the claim's id. */
async function claim(
  { container, shirt }: FullShop,
  { id, item_id }: ShopOrderPlaced,
  type: "refund" | "replace"
): Promise<string> {
  const { result } = await beginClaimOrderWorkflow(container).run({
    input: { order_id: id, type },
  })
  const claim_id = the(result.claim_id)
  await orderClaimItemWorkflow(container).run({
    input: { claim_id, items: [{ id: item_id, quantity: 1, reason: "production_failure" }] },
  })
  if (type === "replace") {
    await orderClaimAddNewItemWorkflow(container).run({
      input: { claim_id, items: [{ variant_id: shirt.variant_id, quantity: 1 }] },
    })
  }
  await confirmClaimRequestWorkflow(container).run({ input: { claim_id } })
  return claim_id
}
