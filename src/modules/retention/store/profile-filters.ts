import { DAY_MS } from "../domain/time/duration"
import {
  type RfmGroup,
  type Stage,
  type Tier,
  type TransitionKind,
  UNMOVED_CAUSES,
} from "../domain/types"
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

/** Bounds of a number of days, by Medusa's operators. */
export const DAY_OPERATORS = ["$gt", "$gte", "$lt", "$lte"] as const
export type DayBounds = { readonly [operator in (typeof DAY_OPERATORS)[number]]?: number }

/** A change of tier or stage that was noticed; beginnings and changes of the rules are none. */
export type MovedFilter = {
  readonly kind: TransitionKind
  /** Any when left out. */
  readonly from?: string
  readonly to?: string
  /** ISO time; inclusive. */
  readonly since: string
}

/** What a list of profiles may be narrowed by. Lists mean "one of". */
export type ProfileFilters = {
  /** Words that must occur in e-mail or name. */
  readonly q?: string
  readonly person_id?: readonly string[]
  readonly customer_id?: readonly string[]
  readonly tier?: readonly Tier[]
  readonly stage?: readonly Stage[]
  readonly previous_tier?: readonly Tier[]
  readonly previous_stage?: readonly Stage[]
  readonly rfm_group?: readonly RfmGroup[]
  readonly slowing?: boolean
  readonly has_account?: boolean
  /** Lower-case ISO 3166-1 alpha-2: people with a purchase shipped there. */
  readonly country?: readonly string[]
  /** Ids of segments: people who are in one of them. */
  readonly segment_id?: readonly string[]
  /** Days since the last purchase; prospects have none. */
  readonly silence_days?: DayBounds
  /** People with at least one such change. */
  readonly moved?: MovedFilter
} & { readonly [field in ComparableField]?: unknown }

/**
 * The same as filters of the query bridge, which checks the operators and their values.
 * @param now for the days of silence
 */
export function profileFilters(filters: ProfileFilters, now: Date): QueryFilters {
  const {
    customer_id,
    has_account,
    country,
    last_seen_at,
    silence_days,
    moved,
    segment_id,
    ...own
  } = filters
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
  if (segment_id !== undefined) {
    conditions.push({ segments: { segment_id } })
  }
  if (silence_days !== undefined) {
    conditions.push({ last_purchase_at: lastPurchaseBounds(silence_days, now) })
  }
  if (moved !== undefined) {
    conditions.push({ transitions: transitionFilter(moved) })
  }
  return { $and: conditions }
}

/** The longer the silence, the earlier the last purchase. */
const MIRRORED = { $gt: "$lt", $gte: "$lte", $lt: "$gt", $lte: "$gte" } as const

function lastPurchaseBounds(days: DayBounds, now: Date): QueryFilters {
  const bounds = DAY_OPERATORS.flatMap((operator) => {
    const bound = days[operator]
    return bound === undefined
      ? []
      : [[MIRRORED[operator], new Date(now.getTime() - bound * DAY_MS)]]
  })
  return Object.fromEntries(bounds) as QueryFilters
}

function transitionFilter({ kind, from, to, since }: MovedFilter): QueryFilters {
  return {
    kind,
    from_value: from ?? { $exists: true },
    to_value: to ?? { $exists: true },
    // As the index has it, and as moves are counted.
    cause: { $nin: [...UNMOVED_CAUSES] },
    occurred_at: { $gte: since },
  }
}
