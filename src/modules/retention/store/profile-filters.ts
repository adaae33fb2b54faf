import type { RfmGroup, Stage, Tier } from "../domain/types"
import type { QueryFilters } from "../query/filters"

/** Fields that a list may be compared by, with Medusa's operators or a plain value. */
export const COMPARABLE_FIELDS = [
  "purchase_count",
  "purchase_days",
  "total_revenue",
  "window_revenue",
  "average_order_value",
  "median_gap_days",
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
export type ComparableField = (typeof COMPARABLE_FIELDS)[number]

/** What a list of profiles may be narrowed by. Lists mean "one of". */
export type ProfileFilters = {
  /** Words that must occur in e-mail or name. */
  readonly q?: string
  readonly person_id?: readonly string[]
  readonly customer_id?: readonly string[]
  readonly tier?: readonly Tier[]
  readonly stage?: readonly Stage[]
  readonly rfm_group?: readonly RfmGroup[]
  readonly slowing?: boolean
  readonly has_account?: boolean
  /** Lower-case ISO 3166-1 alpha-2: people with a purchase shipped there. */
  readonly country?: readonly string[]
} & { readonly [field in ComparableField]?: unknown }

/** The same as filters of the query bridge, which checks the operators and their values. */
export function profileFilters(filters: ProfileFilters): QueryFilters {
  const { customer_id, has_account, country, last_seen_at, ...own } = filters
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const conditions: QueryFilters[] = [given]
  if (has_account !== undefined) {
    conditions.push({ person: { has_account } })
  }
  if (last_seen_at !== undefined) {
    conditions.push({ person: { last_seen_at } })
  }
  if (customer_id !== undefined) {
    conditions.push({ person: { identities: { customer_id } } })
  }
  if (country !== undefined) {
    conditions.push({ purchases: { country_code: country, canceled_at: null } })
  }
  return { $and: conditions }
}
