import type {
  CreateOrderDTO,
  CustomerDTO,
  ICustomerModuleService,
  IOrderModuleService,
  MedusaContainer,
  OrderDTO,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

/** A Medusa order to be made; what is left out is a plain guest's order of 10 eur. */
export type OrderGiven = Omit<Partial<CreateOrderDTO>, "items" | "shipping_methods"> & {
  /** Medusa ignores a given time; it is set afterwards. */
  readonly created_at?: Date
  readonly canceled_at?: Date
  readonly is_draft_order?: boolean
  readonly items?: readonly Record<string, unknown>[]
  readonly shipping_methods?: readonly Record<string, unknown>[]
  /** Captures above 0, refunds below. */
  readonly payments?: readonly number[]
}

/**
 * Makes one order of each, one by one: of a batch the module answers in the order of ids, and
 * ids of one millisecond are in no order.
 */
export async function createOrders(
  container: MedusaContainer,
  given: readonly OrderGiven[]
): Promise<OrderDTO[]> {
  const service = container.resolve<IOrderModuleService>(Modules.ORDER)
  const orders: OrderDTO[] = []
  for (const { created_at, canceled_at, payments = [], ...rest } of given) {
    const order = await service.createOrders({
      currency_code: "eur",
      items: [{ title: "Shirt", product_id: "prod_shirt", quantity: 1, unit_price: 10 }],
      ...rest,
    } as unknown as CreateOrderDTO)
    for (const amount of payments) {
      await service.addOrderTransactions({
        order_id: order.id,
        amount,
        currency_code: order.currency_code,
        reference: amount > 0 ? "capture" : "refund",
        reference_id: `pay_${order.id}_${amount}`,
      })
    }
    if (created_at || canceled_at) {
      await backDate(container, order.id, { created_at, canceled_at })
    }
    orders.push(order)
  }
  return orders
}

/** Makes customer records, accounts unless said otherwise. */
export function createCustomers(
  container: MedusaContainer,
  given: readonly { email?: string; first_name?: string; has_account?: boolean }[]
): Promise<CustomerDTO[]> {
  return container
    .resolve<ICustomerModuleService>(Modules.CUSTOMER)
    .createCustomers(given.map((customer) => ({ has_account: true, ...customer })) as never)
}

/** Sets what no service of Medusa's lets one set; for fixtures only. */
async function backDate(
  container: MedusaContainer,
  id: string,
  times: { created_at?: Date | undefined; canceled_at?: Date | undefined }
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const changes = {
    ...(times.created_at ? { created_at: times.created_at } : {}),
    ...(times.canceled_at ? { canceled_at: times.canceled_at, status: "canceled" } : {}),
  }
  await knex("order").where({ id }).update(changes)
}
