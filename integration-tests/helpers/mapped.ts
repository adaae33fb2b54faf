import type { MappedCustomer } from "../../src/modules/retention/source/map-customer"
import type { MappedOrder } from "../../src/modules/retention/source/mapped-order"

const DAY = new Date("2026-03-01T10:00:00.000Z")

/** A live customer record as read, known by its e-mail. */
export function mappedCustomer(
  customer_id: string,
  email: string,
  given: Partial<MappedCustomer> = {}
): MappedCustomer {
  return {
    customer_id,
    email,
    person_email: email.trim().toLowerCase(),
    first_name: null,
    last_name: null,
    has_account: false,
    customer_created_at: DAY,
    group_ids: [],
    membership_ids: [],
    metadata: {},
    ...given,
  }
}

/** An order as read: 10 eur, one line, no discount. */
export function mappedOrder(
  order_id: string,
  given: Partial<MappedOrder["row"]> = {},
  rest: Partial<Pick<MappedOrder, "lines" | "problems">> = {}
): MappedOrder {
  return {
    row: {
      order_id,
      display_id: 1,
      customer_id: null,
      email: null,
      created_at: DAY,
      canceled_at: null,
      currency_code: "eur",
      net_amount: "10",
      total: "10",
      discount_total: "0",
      paid_total: "10",
      refunded_total: "0",
      returned_quantity: "0",
      fulfilled_at: null,
      shipped_at: null,
      delivered_at: null,
      promotions: [],
      country_code: "de",
      sales_channel_id: null,
      metadata: {},
      source_version: 1,
      source_updated_at: DAY,
      ...given,
    },
    lines: [
      {
        id: `ordli_${order_id}`,
        order_id,
        product_id: "prod_1",
        variant_id: null,
        title: "Shirt",
        quantity: "1",
        amount: "10",
      },
    ],
    problems: [],
    ...rest,
  }
}
