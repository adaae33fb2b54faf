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

/** The same for the query bridge; who has no value comes last either way. */
export function profileOrder({ field, descending }: ProfileOrder): QueryOrder {
  const direction = `${descending ? "DESC" : "ASC"} NULLS LAST`
  return field === "email" || field === "last_seen_at"
    ? { person: { [field]: direction } }
    : { [field]: direction }
}
