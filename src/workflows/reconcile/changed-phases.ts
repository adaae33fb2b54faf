import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { ChangedPhase, ChangedState } from "../../modules/retention/store/reconcile-store"
import type { ChangedRecords } from "../ledger/readers/mirror-changes"
import { ordersOfFulfillments } from "../ledger/readers/orders-of-fulfillments"
import { pageSize, type ReconcileContext } from "./context"
import { readRows } from "./read-rows"

export type ChangedWindow = NonNullable<ChangedState["window"]>

/** One page of a phase. */
export type ChangedPage = {
  readonly found: ChangedRecords
  /** Where the next page begins; null when this one was the last. */
  readonly next: string | null
}

type Reader = (context: ReconcileContext, window: ChangedWindow) => Promise<ChangedPage>

/** What each phase finds, page by page in the order of ids. */
export const CHANGED_READERS: Readonly<Record<ChangedPhase, Reader>> = {
  customers: async (context, window) => {
    const filters = changedIn(window, window.customers_from)
    const take = pageSize(context)
    const wanted = { entity: "customer", filters, take, with_deleted: true }
    const rows = await readRows(context.query, wanted)
    return { found: { customer_ids: rows.map(({ id }) => id) }, next: nextOf(rows, take) }
  },
  orders: async (context, window) => {
    const filters = changedIn(window, window.orders_from)
    const take = pageSize(context)
    const wanted = { entity: "order", filters, take, with_deleted: true }
    const rows = await readRows(context.query, wanted)
    return { found: { order_ids: rows.map(({ id }) => id) }, next: nextOf(rows, take) }
  },
  fulfillments: readFulfillments,
  memberships: readMemberships,
  groups: compareGroups,
  products: async (context, { after }) => {
    // Medusa keeps no time of a product's being put into a category, so all we know are read.
    const limit = pageSize(context)
    const ids = await context.retention.reconciles.productIds({ after, limit })
    const rows = ids.map((id) => ({ id }))
    return { found: { product_ids: ids }, next: nextOf(rows, limit) }
  },
}

/** Orders whose parcels left or arrived; a carrier may note that on the parcel alone. */
async function readFulfillments(
  context: ReconcileContext,
  window: ChangedWindow
): Promise<ChangedPage> {
  const { query } = context
  const take = pageSize(context)
  const filters = changedIn(window, window.from)
  const rows = await readRows(query, { entity: "fulfillment", filters, take })
  const order_ids = await ordersOfFulfillments(
    query,
    rows.map(({ id }) => id)
  )
  return { found: { order_ids: [...new Set(order_ids)] }, next: nextOf(rows, take) }
}

/** Customers who were put into a group; their own record says nothing of it. */
async function readMemberships(
  context: ReconcileContext,
  window: ChangedWindow
): Promise<ChangedPage> {
  const take = pageSize(context)
  const rows = await readRows(context.query, {
    entity: "customer_group_customer",
    fields: ["customer_id"],
    filters: changedIn(window, window.from),
    take,
  })
  const ids = rows.flatMap(({ customer_id }) => customer_id ?? [])
  return { found: { customer_ids: [...new Set(ids)] }, next: nextOf(rows, take) }
}

/**
 * Medusa leaves no trace of who was taken out of a group. But those who were put in have been
 * read by now, so where we still hold more members than Medusa, somebody was. A hint has all whom
 * we hold as members of that group read again.
 */
async function compareGroups({ query, retention, now }: ReconcileContext): Promise<ChangedPage> {
  const ours = await retention.reconciles.groupSizes()
  const live = new Set(await liveGroups(query))
  for (const id of new Set([...live, ...ours.keys()])) {
    const size = live.has(id) ? await membersOf(query, id) : 0
    if (size < (ours.get(id) ?? 0)) {
      await retention.hints.note([{ kind: "customer_group", subject_id: id }], now)
    }
  }
  return { found: {}, next: null }
}

const GROUPS = 1000

async function liveGroups(query: Omit<RemoteQueryFunction, symbol>): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = ""; after !== null;) {
    const filters = { id: { $gt: after } }
    const rows = await readRows(query, { entity: "customer_group", filters, take: GROUPS })
    ids.push(...rows.map(({ id }) => id))
    after = nextOf(rows, GROUPS)
  }
  return ids
}

/** Records without an e-mail are nobody's, and are not held by us. */
async function membersOf(query: Omit<RemoteQueryFunction, symbol>, group: string): Promise<number> {
  const { metadata } = await query.graph({
    entity: "customer",
    fields: ["id"],
    filters: { groups: group, email: { $ne: "" } } as Record<string, unknown>,
    pagination: { skip: 0, take: 1 },
  })
  return metadata?.count ?? 0
}

function changedIn({ after, until }: ChangedWindow, from: string | null) {
  return {
    id: { $gt: after },
    updated_at: { ...(from === null ? {} : { $gte: new Date(from) }), $lt: new Date(until) },
  }
}

function nextOf(rows: readonly { readonly id: string }[], take: number): string | null {
  return rows.length < take ? null : (rows.at(-1)?.id ?? null)
}
