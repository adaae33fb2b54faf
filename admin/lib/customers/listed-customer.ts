import type { RfmGroup, Stage, Tier } from "../../../src/modules/retention/domain/types"

/** A row of `GET /admin/retention/profiles`, as far as the page shows it. */
export type ListedCustomer = {
  readonly person_id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  readonly tier: Tier | null
  readonly stage: Stage
  readonly slowing: boolean
  readonly silence_days: number | null
  readonly purchase_count: number
  /** Decimal strings in the list's currency. */
  readonly total_revenue: string
  readonly average_order_value: string | null
  readonly rfm_r: number | null
  readonly rfm_f: number | null
  readonly rfm_m: number | null
  readonly rfm_group: RfmGroup | null
  readonly last_seen_at: string | null
  readonly next_stage_at: string | null
}

/** A page of the list. */
export type CustomerList = {
  readonly profiles: readonly ListedCustomer[]
  readonly count: number
  /** True when there are more than were counted. */
  readonly count_exceeded: boolean
  readonly currency: string
}

/** First and last name; null when neither is known. */
export function fullName({
  first_name,
  last_name,
}: Pick<ListedCustomer, "first_name" | "last_name">): string | null {
  const name = [first_name, last_name].filter(Boolean).join(" ").trim()
  return name === "" ? null : name
}
