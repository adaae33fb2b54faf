import { divideByCount, formatDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import type { PurchaseFact } from "../types"
import { medianGapDays } from "./median-gap"
import { gapsBetween, purchaseDays } from "./purchase-days"
import { reactivatedAt } from "./reactivated-at"
import { revenueOf } from "./revenue"
import { purchasesAt } from "./valid-purchases"
import { type WindowFacts, windowFacts } from "./window-facts"

/** What the ledger says of one person at one moment; money in base currency. */
export type PersonFacts = WindowFacts & {
  /** Orders, lifetime. */
  readonly purchase_count: number
  /** Calendar days with a purchase in the policy's time zone, lifetime. */
  readonly purchase_days: number
  readonly first_purchase_at: Date | null
  readonly last_purchase_at: Date | null
  /** Net revenue, lifetime; decimal string, "0" when no purchase has a rate. */
  readonly total_revenue: string
  /** Lifetime net revenue ÷ purchases that have a rate, to 4 decimals; null when none has. */
  readonly average_order_value: string | null
  /** Days, a multiple of 0.5; null with fewer than two purchase days. */
  readonly median_gap_days: string | null
  /** The last purchase that ended a silence of at least the dormant limit. */
  readonly reactivated_at: Date | null
  /** The next purchase dated after `now`. */
  readonly next_future_at: Date | null
}

/**
 * Reads a person's ledger at a moment.
 *
 * @param purchases All ledger rows of the person, in any order.
 * @param now The moment.
 * @param dormant_days The fit's dormant limit, which decides what counts as coming back.
 * @throws {InvalidDecimalError} when a net amount is no decimal.
 */
export function personFacts(
  purchases: readonly PurchaseFact[],
  policy: Policy,
  now: Date,
  dormant_days: number
): PersonFacts {
  const { valid, next_future_at } = purchasesAt(purchases, now)
  const days = purchaseDays(valid, policy.time_zone)
  const lifetime = revenueOf(valid, policy)
  const priced = lifetime.priced.length
  return {
    ...windowFacts(valid, policy),
    purchase_count: valid.length,
    purchase_days: days.length,
    first_purchase_at: valid[0]?.at ?? null,
    last_purchase_at: valid.at(-1)?.at ?? null,
    total_revenue: formatDecimal(lifetime.sum),
    average_order_value: priced === 0 ? null : divideByCount(lifetime.sum, priced),
    median_gap_days: medianGapDays(gapsBetween(days)),
    reactivated_at: reactivatedAt(valid, dormant_days),
    next_future_at,
  }
}
