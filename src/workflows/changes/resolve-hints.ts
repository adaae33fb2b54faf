import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { HintKind } from "../../modules/retention/entities/hint"
import type { TakenHint } from "../../modules/retention/store/hint-store"
import type { CustomerSeen } from "../../modules/retention/store/seen-store"
import { ordersOfFulfillments } from "../ledger/readers/orders-of-fulfillments"

type Query = Omit<RemoteQueryFunction, symbol>

/** What has to be read again. */
export type Changes = {
  readonly order_ids: readonly string[]
  readonly customer_ids: readonly string[]
  readonly product_ids: readonly string[]
  /** Customers who were busy with a cart. */
  readonly seen: readonly CustomerSeen[]
}

/**
 * From hints to the records they are about. A hint about a row that is not there, or that
 * belongs to no order, is about nothing.
 */
export async function resolveHints(query: Query, hints: readonly TakenHint[]): Promise<Changes> {
  const of = (kind: HintKind) =>
    hints.flatMap((hint) => (hint.kind === kind ? hint.subject_id : []))
  const [bySummary, byTransaction, byPayment, byFulfillment, byMembership, seen] =
    await Promise.all([
      ordersOfSummaries(query, of("order_summary")),
      ordersOfTransactions(query, of("order_transaction")),
      ordersOfPayments(query, of("payment")),
      ordersOfFulfillments(query, of("fulfillment")),
      customersOfMemberships(query, of("customer_group_customer")),
      customersOfCarts(
        query,
        hints.filter(({ kind }) => kind === "cart")
      ),
    ])
  return {
    order_ids: unique([
      ...of("order"),
      ...bySummary,
      ...byTransaction,
      ...byPayment,
      ...byFulfillment,
    ]),
    customer_ids: unique([...of("customer"), ...byMembership]),
    product_ids: unique(of("product")),
    seen,
  }
}

async function ordersOfSummaries(query: Query, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { summary: { id: [...ids] } } as Record<string, unknown>,
  })
  return (data as unknown as { id: string }[]).map(({ id }) => id)
}

async function ordersOfTransactions(query: Query, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "order_transaction",
    fields: ["order_id"],
    filters: { id: [...ids] },
    withDeleted: true,
  })
  return (data as unknown as { order_id: string | null }[]).flatMap((row) => row.order_id ?? [])
}

async function ordersOfPayments(query: Query, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "payment",
    fields: ["payment_collection.order.id"],
    filters: { id: [...ids] },
  })
  const rows = data as unknown as {
    payment_collection?: { order?: { id?: string } | null } | null
  }[]
  return rows.flatMap((row) => row.payment_collection?.order?.id ?? [])
}

/** Whose the memberships in customer groups are, of those that still stand. */
async function customersOfMemberships(query: Query, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "customer_group_customer",
    fields: ["customer_id"],
    filters: { id: [...ids] },
  })
  return (data as unknown as { customer_id: string }[]).map(({ customer_id }) => customer_id)
}

/** A cart of nobody's tells nothing; the hint says when somebody was busy with it. */
async function customersOfCarts(
  query: Query,
  hints: readonly TakenHint[]
): Promise<CustomerSeen[]> {
  if (hints.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "cart",
    fields: ["id", "customer_id"],
    filters: { id: hints.map(({ subject_id }) => subject_id) },
  })
  const carts = data as unknown as { id: string; customer_id: string | null }[]
  const ownerOf = new Map(carts.map(({ id, customer_id }) => [id, customer_id]))
  return hints.flatMap(({ subject_id, noted_at }) => {
    const customer_id = ownerOf.get(subject_id)
    return customer_id ? { customer_id, at: noted_at } : []
  })
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
