import type { RemoteQueryFunction } from "@medusajs/framework/types"
import {
  CUSTOMER_FIELDS,
  mapCustomers,
  type MappedCustomers,
  type SourceCustomer,
  type SourceMembership,
} from "../../../modules/retention/source/map-customer"
import type { MirrorFields } from "../../../modules/retention/source/mirror-fields"
import { queryOf, type Selection } from "./selection"

type Query = Omit<RemoteQueryFunction, symbol>

/** Live customer records of one reading. */
export type CustomersRead = MappedCustomers & {
  /** Every id that was there, usable or not. */
  readonly found_ids: readonly string[]
}

/** Reads live customer records; deleted ones do not come. */
export async function readCustomers(
  query: Query,
  selection: Selection,
  fields: MirrorFields
): Promise<CustomersRead> {
  const { filters, pagination } = queryOf(selection)
  const { data } = await query.graph({
    entity: "customer",
    fields: [
      ...CUSTOMER_FIELDS,
      ...(fields.customer_metadata.length > 0 ? (["metadata"] as const) : []),
    ],
    filters,
    ...(pagination ? { pagination } : {}),
  })
  const sources = data as unknown as SourceCustomer[]
  const found_ids = sources.map(({ id }) => id)
  const memberships = await readMemberships(query, found_ids)
  return { ...mapCustomers(sources, memberships, fields), found_ids }
}

/**
 * In which groups customer records are. Asked of a record itself, Medusa takes five times as
 * long. Of a group that is deleted its memberships stay, so the groups are asked for too.
 */
async function readMemberships(
  query: Query,
  customerIds: readonly string[]
): Promise<SourceMembership[]> {
  if (customerIds.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "customer_group_customer",
    fields: ["id", "customer_id", "customer_group_id"],
    filters: { customer_id: [...customerIds] },
  })
  const memberships = data as unknown as SourceMembership[]
  if (memberships.length === 0) {
    return []
  }
  const { data: groups } = await query.graph({
    entity: "customer_group",
    fields: ["id"],
    filters: { id: [...new Set(memberships.map((m) => m.customer_group_id))] },
  })
  const live = new Set((groups as { id: string }[]).map(({ id }) => id))
  return memberships.filter(({ customer_group_id }) => live.has(customer_group_id))
}

/** How many live customer records the shop has. */
export async function countCustomers(query: Query): Promise<number> {
  const { metadata } = await query.graph({
    entity: "customer",
    fields: ["id"],
    pagination: { skip: 0, take: 1 },
  })
  return metadata?.count ?? 0
}
