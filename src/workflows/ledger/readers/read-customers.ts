import type { RemoteQueryFunction } from "@medusajs/framework/types"
import {
  CUSTOMER_FIELDS,
  mapCustomers,
  type MappedCustomers,
  type SourceCustomer,
} from "../../../modules/retention/source/map-customer"
import type { MirrorFields } from "../../../modules/retention/source/mirror-fields"
import { queryOf, type Selection } from "./selection"

/** Live customer records of one reading. */
export type CustomersRead = MappedCustomers & {
  /** Every id that was there, usable or not. */
  readonly found_ids: readonly string[]
}

/** Reads live customer records; deleted ones do not come. */
export async function readCustomers(
  query: Omit<RemoteQueryFunction, symbol>,
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
  return { ...mapCustomers(sources, fields), found_ids: sources.map(({ id }) => id) }
}

/** How many live customer records the shop has. */
export async function countCustomers(query: Omit<RemoteQueryFunction, symbol>): Promise<number> {
  const { metadata } = await query.graph({
    entity: "customer",
    fields: ["id"],
    pagination: { skip: 0, take: 1 },
  })
  return metadata?.count ?? 0
}
