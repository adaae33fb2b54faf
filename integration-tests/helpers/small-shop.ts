import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../src/modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../src/modules/retention/service"

/** A customer record, and the orders placed under it, by days before now. */
export type ShopCustomer = {
  readonly email: string
  readonly first_name?: string
  readonly last_name?: string
  readonly has_account?: boolean
  readonly orders?: readonly ShopOrder[]
}

export type ShopOrder = {
  readonly days_ago: number
  readonly total: number
  /** Lower-case ISO code; eur unless told. */
  readonly currency?: string
  readonly country?: string
  readonly cancelled?: boolean
}

/** Medusa's customer ids, in the order of the customers. */
export type SmallShop = { readonly customer_ids: readonly string[]; readonly now: Date }

/** The module's service. */
export function retention(container: MedusaContainer): RetentionModuleService {
  return container.resolve<RetentionModuleService>(RETENTION_MODULE)
}

const DAY_MS = 86_400_000

/**
 * Makes customers and paid orders through Medusa's modules and dates the orders back, which
 * Medusa cannot do itself.
 */
export async function makeShop(
  container: MedusaContainer,
  customers: readonly ShopCustomer[],
  now = new Date()
): Promise<SmallShop> {
  const records = await container.resolve(Modules.CUSTOMER).createCustomers(
    customers.map(({ email, first_name, last_name, has_account = false }) => ({
      email,
      first_name,
      last_name,
      has_account,
    }))
  )
  const planned = customers.flatMap(({ email, orders = [] }, index) =>
    orders.map((order) => ({ email, order, customer_id: records[index]?.id }))
  )
  const created = await container.resolve(Modules.ORDER).createOrders(
    planned.map(({ email, order, customer_id }, index) => ({
      // The module answers in the order of ids, and ids of one millisecond are in no order.
      metadata: { planned: index },
      email,
      customer_id,
      currency_code: order.currency ?? "eur",
      status: order.cancelled ? "canceled" : "pending",
      shipping_address: { country_code: order.country ?? "de" },
      items: [{ title: "Shirt", quantity: 1, unit_price: order.total }],
      transactions: order.cancelled
        ? []
        : [{ amount: order.total, currency_code: order.currency ?? "eur", reference: "capture" }],
    }))
  )
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const { id, metadata } of created) {
    const order = planned[Number(metadata?.planned)]?.order
    if (!order) {
      throw new Error(`order ${id} was not planned`)
    }
    const at = new Date(now.getTime() - order.days_ago * DAY_MS).toISOString()
    await database.raw(`update "order" set created_at = ?, canceled_at = ? where id = ?`, [
      at,
      order.cancelled ? at : null,
      id,
    ])
  }
  return { customer_ids: records.map(({ id }) => id), now }
}
