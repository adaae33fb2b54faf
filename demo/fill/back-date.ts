import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** When a customer record came to be. */
export type CustomerDate = { readonly id: string; readonly at: Date }

/** The history of an order. */
export type OrderDates = {
  readonly id: string
  readonly created_at: Date
  readonly canceled_at: Date | null
  /** When anything about it last changed. */
  readonly updated_at: Date
}

/** Medusa dates what it makes by its own clock; a demo's past is written over it in SQL. */
export async function backDateCustomers(
  container: MedusaContainer,
  dates: readonly CustomerDate[]
) {
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `update customer set created_at = past.at, updated_at = past.at
     from unnest(?::text[], ?::timestamptz[]) as past(id, at) where customer.id = past.id`,
    [dates.map(({ id }) => id), dates.map(({ at }) => at.toISOString())]
  )
}

/** Tables whose rows came to be with their order. */
const WITH_ORDER = ["order_summary", "order_item"] as const

/** Dates orders, what belongs to them, and their cancellations. */
export async function backDateOrders(container: MedusaContainer, dates: readonly OrderDates[]) {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const ids = dates.map(({ id }) => id)
  const created = dates.map(({ created_at }) => created_at.toISOString())
  await database.raw(
    `update "order" set created_at = past.created, updated_at = past.updated,
       canceled_at = nullif(past.canceled, '')::timestamptz
     from unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
       as past(id, created, updated, canceled)
     where "order".id = past.id`,
    [
      ids,
      created,
      dates.map(({ updated_at }) => updated_at.toISOString()),
      dates.map(({ canceled_at }) => canceled_at?.toISOString() ?? ""),
    ]
  )
  for (const table of WITH_ORDER) {
    await database.raw(
      `update ${table} set created_at = past.at, updated_at = past.at
       from unnest(?::text[], ?::timestamptz[]) as past(id, at) where ${table}.order_id = past.id`,
      [ids, created]
    )
  }
  await database.raw(
    `update order_line_item line set created_at = item.created_at, updated_at = item.created_at
     from order_item item where item.item_id = line.id and item.order_id = any(?::text[])`,
    [ids]
  )
}

/** Dates captures and refunds, by transaction id. */
export async function backDateTransactions(
  container: MedusaContainer,
  dates: readonly { readonly id: string; readonly at: Date }[]
) {
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `update order_transaction set created_at = past.at, updated_at = past.at
     from unnest(?::text[], ?::timestamptz[]) as past(id, at) where order_transaction.id = past.id`,
    [dates.map(({ id }) => id), dates.map(({ at }) => at.toISOString())]
  )
}
