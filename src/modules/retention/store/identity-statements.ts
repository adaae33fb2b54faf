import type { EntityManager } from "typeorm"
import type { MappedCustomer } from "../source/map-customer"
import { columnOf, unnestRows, type Columns } from "./ledger-unnest"

/** What an identity row takes from the customer record as it is. */
const RECORD_COLUMNS: Columns<MappedCustomer> = [
  ["email", "text"],
  ["first_name", "text"],
  ["last_name", "text"],
  ["has_account", "boolean"],
  ["customer_created_at", "timestamptz"],
  ["group_ids", "text[]"],
  ["membership_ids", "text[]"],
  ["metadata", "jsonb"],
]

const CUSTOMER_COLUMNS: Columns<MappedCustomer> = [
  ["customer_id", "text"],
  ["person_email", "text"],
  ...RECORD_COLUMNS,
]

/** Whose record a customer is. */
export type IdentityOwner = { readonly customer_id: string; readonly person_id: string }

/** The owners of those of the given customer records that are mirrored. */
export function ownersOf(manager: EntityManager, customerIds: readonly string[]) {
  return manager.query<IdentityOwner[]>(
    "SELECT customer_id, person_id FROM retention_identity WHERE customer_id = ANY($1::text[])",
    [customerIds]
  )
}

/**
 * Mirrors customer records whose persons exist; writes only what changed.
 * @returns the written ones with their (new) owner
 */
export function upsertIdentities(manager: EntityManager, customers: readonly MappedCustomer[]) {
  const set = unnestRows(customers, CUSTOMER_COLUMNS, "c")
  const others = ["person_id", ...RECORD_COLUMNS.map(([name]) => name)]
  return manager.query<IdentityOwner[]>(
    `WITH written AS (
       INSERT INTO retention_identity AS i (customer_id, ${others.join(", ")})
       SELECT c.customer_id, p.id, ${RECORD_COLUMNS.map((column) => columnOf("c", column)).join(", ")}
       FROM ${set.from} JOIN retention_person p ON p.email = c.person_email
       ON CONFLICT (customer_id) DO UPDATE SET
         ${others.map((name) => `${name} = excluded.${name}`).join(", ")}
       WHERE (${others.map((name) => `i.${name}`).join(", ")}) IS DISTINCT FROM
         (${others.map((name) => `excluded.${name}`).join(", ")})
       RETURNING customer_id, person_id
     )
     SELECT customer_id, person_id FROM written`,
    set.params
  )
}

/**
 * Forgets customer records, and what they looked at.
 * @returns those that were there, with their owner
 */
export async function deleteIdentities(
  manager: EntityManager,
  customerIds: readonly string[]
): Promise<IdentityOwner[]> {
  if (customerIds.length === 0) {
    return []
  }
  const gone = await manager.query<IdentityOwner[]>(
    `WITH gone AS (
       DELETE FROM retention_identity WHERE customer_id = ANY($1::text[])
       RETURNING customer_id, person_id
     )
     SELECT customer_id, person_id FROM gone`,
    [customerIds]
  )
  // A statement of its own: it has to see what was noted while the first one waited.
  await manager.query("DELETE FROM retention_product_view WHERE customer_id = ANY($1::text[])", [
    customerIds,
  ])
  return gone
}
