import type { HintKind } from "../../modules/retention/entities/hint"
import type { Hint } from "../../modules/retention/store/hint-store"

/** Which row of Medusa's an event is about, and the field of its payload that names it. */
type Source = readonly [kind: HintKind, field: string]

/**
 * What Medusa emits when something changes that the ledger or a person is made of. Named events
 * come from Medusa's workflows; those that begin with a module's name come from the module
 * itself, and are all there is for plural refunds, accepted transfers, admin credit lines and
 * direct calls of a service, such as a carrier's that notes an arrival.
 */
const ORDER_SOURCES = {
  "order.placed": ["order", "id"],
  "order.updated": ["order", "id"],
  "order.canceled": ["order", "id"],
  "order.completed": ["order", "id"],
  "order.archived": ["order", "id"],
  "order.fulfillment_created": ["order", "order_id"],
  "order.fulfillment_canceled": ["order", "order_id"],
  "order.return_requested": ["order", "order_id"],
  "order.return_received": ["order", "order_id"],
  "order.claim_created": ["order", "order_id"],
  "order.exchange_created": ["order", "order_id"],
  "order.transfer_requested": ["order", "id"],
  "order-edit.confirmed": ["order", "order_id"],
  "payment.captured": ["payment", "id"],
  "payment.refunded": ["payment", "id"],
  "shipment.created": ["fulfillment", "id"],
  "delivery.created": ["fulfillment", "id"],
  "order.order.created": ["order", "id"],
  "order.order.updated": ["order", "id"],
  "order.order.deleted": ["order", "id"],
  "order.order-summary.created": ["order_summary", "id"],
  "order.order-summary.updated": ["order_summary", "id"],
  "order.order-transaction.created": ["order_transaction", "id"],
  "order.order-transaction.updated": ["order_transaction", "id"],
  "order.order-transaction.deleted": ["order_transaction", "id"],
  "fulfillment.fulfillment.created": ["fulfillment", "id"],
  "fulfillment.fulfillment.updated": ["fulfillment", "id"],
} as const satisfies Record<string, Source>

const CUSTOMER_SOURCES = {
  "customer.created": ["customer", "id"],
  "customer.updated": ["customer", "id"],
  "customer.deleted": ["customer", "id"],
  "customer.customer.created": ["customer", "id"],
  "customer.customer.updated": ["customer", "id"],
  "customer.customer.deleted": ["customer", "id"],
  "customer.customer-group.deleted": ["customer_group", "id"],
  "customer.customer-group-customer.created": ["customer_group_customer", "id"],
  "customer.customer-group-customer.deleted": ["customer_group_customer", "id"],
} as const satisfies Record<string, Source>

const CATALOGUE_SOURCES = {
  "product.updated": ["product", "id"],
  "product.deleted": ["product", "id"],
  "product.product.updated": ["product", "id"],
  "product.product.deleted": ["product", "id"],
  "product-category.updated": ["product_category", "id"],
  "product-category.deleted": ["product_category", "id"],
  "product.product-category.updated": ["product_category", "id"],
  "product.product-category.deleted": ["product_category", "id"],
  "product-collection.deleted": ["product_collection", "id"],
  "product.product-collection.deleted": ["product_collection", "id"],
} as const satisfies Record<string, Source>

const CART_SOURCES = {
  "cart.created": ["cart", "id"],
  "cart.updated": ["cart", "id"],
  "cart.customer_transferred": ["cart", "id"],
  "cart.cart.created": ["cart", "id"],
  "cart.cart.updated": ["cart", "id"],
} as const satisfies Record<string, Source>

const SOURCES: Readonly<Record<string, Source>> = {
  ...ORDER_SOURCES,
  ...CUSTOMER_SOURCES,
  ...CATALOGUE_SOURCES,
  ...CART_SOURCES,
}

/** Names of the events that may change a ledger row. */
export const ORDER_EVENTS = Object.keys(ORDER_SOURCES)

/** Names of the events that may change whose purchase it is, or what is mirrored of a person. */
export const CUSTOMER_EVENTS = Object.keys(CUSTOMER_SOURCES)

/** Names of the events that may change what is mirrored of a product. */
export const CATALOGUE_EVENTS = Object.keys(CATALOGUE_SOURCES)

/** Names of the events that say that somebody is in the shop. */
export const CART_EVENTS = Object.keys(CART_SOURCES)

/** Longer than any id of Medusa's; what is longer is none. */
const MAX_ID_LENGTH = 255

/**
 * The rows that an event names, or null where it names none that can be one: unknown events, and
 * payloads that are not what Medusa sends. Whatever such an event meant is found by the reconcile.
 *
 * @param name the event's name
 * @param data its payload; `{ id }` or `{ order_id }`, one id or several
 */
export function hintsOf(name: string, data: unknown): Hint[] | null {
  const source = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined
  if (!source || typeof data !== "object" || data === null) {
    return null
  }
  const [kind, field] = source
  const named: unknown = Object.hasOwn(data, field) ? data[field as keyof typeof data] : undefined
  const ids: unknown[] = Array.isArray(named) ? named : [named]
  return ids.length > 0 && ids.every(isId) ? ids.map((subject_id) => ({ kind, subject_id })) : null
}

function isId(value: unknown): value is string {
  return (
    typeof value === "string" &&
    value.length > 0 &&
    value.length <= MAX_ID_LENGTH &&
    // Postgres takes no such text, and would refuse the hints that are written along with it.
    !value.includes("\0")
  )
}
