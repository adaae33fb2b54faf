import type { CreateOrderDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules, OrderStatus, generateEntityId } from "@medusajs/framework/utils"
import type { PlannedOrder } from "../shop/plan"
import { backDateOrders, backDateTransactions } from "./back-date"
import { inBatches } from "./batches"
import type { Catalogue } from "./catalogue"

const BATCH = 200
const DAY_MS = 86_400_000
/** Orders older than this have been delivered and closed. */
const COMPLETED_AFTER_DAYS = 14

export type FillOrdersInput = {
  readonly orders: readonly PlannedOrder[]
  readonly catalogue: Catalogue
  /** Medusa's customer ids by the plan's keys. */
  readonly customerIds: ReadonlyMap<string, string>
  readonly now: Date
  /** Told how many more are written. */
  readonly onDone: (count: number) => void
}

/** Writes orders through Medusa's order module and dates them back. */
export async function fillOrders(container: MedusaContainer, input: FillOrdersInput) {
  const create = creatorOf(container)
  for (const batch of inBatches(input.orders, BATCH)) {
    const drafts = batch.map((order) => ({
      order,
      id: generateEntityId(undefined, "order"),
      transactions: order.transactions.map((transaction) => ({
        ...transaction,
        id: generateEntityId(undefined, "ordtrx"),
      })),
    }))
    await create(drafts.map((draft) => orderData(draft, input)))
    await backDateOrders(
      container,
      drafts.map(({ id, order }) => ({ id, ...datesOf(order) }))
    )
    await backDateTransactions(
      container,
      drafts.flatMap(({ transactions }) => transactions)
    )
    input.onDone(batch.length)
  }
}

type CreateOrders = (data: CreateOrderDTO[]) => Promise<unknown>

/**
 * `createOrders` writes and then reads every order back with all that belongs to it, which takes
 * longer than the writing. Nobody here looks at the result, so the writing half is called.
 */
function creatorOf(container: MedusaContainer): CreateOrders {
  const service: { createOrders: CreateOrders; createOrders_?: CreateOrders } = container.resolve(
    Modules.ORDER
  )
  return (service.createOrders_ ?? service.createOrders).bind(service)
}

type Draft = {
  readonly order: PlannedOrder
  readonly id: string
  readonly transactions: readonly { readonly id: string; readonly amount: string }[]
}

function orderData(
  { order, id, transactions }: Draft,
  { catalogue, customerIds, now }: FillOrdersInput
): CreateOrderDTO {
  const data = {
    id,
    status: statusOf(order, now),
    currency_code: order.currency,
    customer_id: order.customer === null ? undefined : customerIds.get(order.customer),
    email: order.email ?? undefined,
    region_id: catalogue.regions.get(order.currency),
    sales_channel_id: catalogue.channels.get(order.channel),
    ...(order.country ? { shipping_address: { country_code: order.country } } : {}),
    items: order.lines.map(({ product, quantity, unit_price, adjustment }) => ({
      title: product,
      product_title: product,
      ...catalogue.products.get(product),
      quantity,
      unit_price,
      ...(adjustment && {
        adjustments: [
          {
            code: adjustment.code,
            amount: adjustment.amount,
            promotion_id: catalogue.promotions.get(adjustment.code),
          },
        ],
      }),
    })),
    transactions: transactions.map((transaction) => ({
      id: transaction.id,
      amount: transaction.amount,
      currency_code: order.currency,
      reference: transaction.amount.startsWith("-") ? "refund" : "capture",
    })),
  }
  return data
}

function statusOf({ canceled_at, created_at }: PlannedOrder, now: Date): OrderStatus {
  if (canceled_at) {
    return OrderStatus.CANCELED
  }
  const age = now.getTime() - created_at.getTime()
  return age > COMPLETED_AFTER_DAYS * DAY_MS ? OrderStatus.COMPLETED : OrderStatus.PENDING
}

function datesOf({ created_at, canceled_at, transactions }: PlannedOrder) {
  const times = [created_at, canceled_at, ...transactions.map(({ at }) => at)]
  const updated = Math.max(...times.map((time) => time?.getTime() ?? 0))
  return { created_at, canceled_at, updated_at: new Date(updated) }
}
