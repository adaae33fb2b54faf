import { RetentionPerson, RetentionProfile } from "../entities"
import { columnsOf } from "../query/columns"
import type { QueryFilters } from "../query/filters"
import type { QueryOrder } from "../query/order"

/** Fields that a list of profiles may be sorted by. */
export const SORTABLE_FIELDS = [
  "email",
  "tier",
  "stage",
  "purchase_count",
  "purchase_days",
  "total_revenue",
  "window_revenue",
  "average_order_value",
  "first_purchase_at",
  "last_purchase_at",
  "rfm_r",
  "rfm_f",
  "rfm_m",
  "next_stage_at",
  "last_seen_at",
  "tier_changed_at",
  "stage_changed_at",
] as const
export type SortableField = (typeof SORTABLE_FIELDS)[number]

/** A field and its direction. */
export type ProfileOrder = { readonly field: SortableField; readonly descending: boolean }

/** The latest buyers first. */
export const DEFAULT_ORDER: ProfileOrder = { field: "last_purchase_at", descending: true }

/** The same for the query bridge, nulls wherever Postgres puts them. */
export function profileOrder({ field, descending }: ProfileOrder): QueryOrder {
  return path(field, descending ? "DESC" : "ASC")
}

/**
 * Who has a value to sort by, or who has none; null where everybody has one. A page is read from
 * the one and goes on in the other, since no plain index holds the descending order with those
 * without a value last.
 */
export function valueFilter(field: SortableField, exists: boolean): QueryFilters | null {
  const columns = columnsOf(isOfPerson(field) ? RetentionPerson : RetentionProfile)
  return columns.get(field)?.nullable ? path(field, { $exists: exists }) : null
}

function path(field: SortableField, value: unknown): QueryOrder & QueryFilters {
  return isOfPerson(field) ? { person: { [field]: value } } : { [field]: value }
}

function isOfPerson(field: SortableField): boolean {
  return field === "email" || field === "last_seen_at"
}
