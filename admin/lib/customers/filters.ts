import type { RfmGroup, Stage, Tier } from "../../../src/modules/retention/domain/types"

/** From and up to, both included; one of them at least is there. Decimal strings, never floats. */
export type Range = { readonly from?: string; readonly to?: string }

/** People whose stage, or tier, changed in this way since a time (ISO). */
export type Move = (
  | { readonly kind: "stage"; readonly from: Stage; readonly to: Stage }
  | { readonly kind: "tier"; readonly from: Tier; readonly to: Tier }
) & { readonly since: string }

/**
 * What the customers page can be narrowed by. Lists mean "one of"; an empty list, like a missing
 * one, does not narrow.
 */
export type CustomersFilters = {
  /** Every word must occur in e-mail or name. */
  readonly q?: string
  readonly tier?: readonly Tier[]
  readonly stage?: readonly Stage[]
  readonly slowing?: boolean
  readonly moved?: Move
  /** What they were before the last change. */
  readonly previous_tier?: readonly Tier[]
  readonly previous_stage?: readonly Stage[]
  /** Whole days since the last purchase. */
  readonly silence_days?: Range
  readonly purchase_count?: Range
  /** Lifetime net revenue in base currency. */
  readonly total_revenue?: Range
  readonly rfm_group?: readonly RfmGroup[]
  /** Scores, 1 to 5. */
  readonly rfm_r?: Range
  readonly rfm_f?: Range
  readonly rfm_m?: Range
  /** Days as `YYYY-MM-DD`, in the policy's time zone. */
  readonly last_seen_at?: Range
  /** Lower-case two-letter codes: people with a purchase shipped there. */
  readonly country?: readonly string[]
  readonly has_account?: boolean
  /** Ids of segments: people who are in one of them. */
  readonly segment?: readonly string[]
}

/** The name of a filter, as it stands in URLs. */
export type FilterName = keyof CustomersFilters
