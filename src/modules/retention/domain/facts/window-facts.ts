import { divideByCount, formatDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { addDays } from "../time/duration"
import type { PurchaseFact } from "../types"
import { purchaseDays } from "./purchase-days"
import { revenueOf } from "./revenue"

/** What tiers and scores go by; all null without purchases. */
export type WindowFacts = {
  /** V: net revenue, decimal string in base currency; "0" when no purchase has a rate. */
  readonly window_revenue: string | null
  /** N: purchase days, with or without a rate. */
  readonly window_purchase_days: number | null
  /** V ÷ the purchase days that have a rate, to 4 decimals; null when none has. */
  readonly basket: string | null
}

/**
 * V, N and basket over the window that ends at the person's own last purchase, so that silence
 * alone never changes what a person is worth. The far end is outside: a purchase exactly
 * `window_days` × 24 hours before the last one does not count.
 *
 * @param purchases Valid ones, oldest first.
 * @throws {InvalidDecimalError} when a net amount is no decimal.
 */
export function windowFacts(purchases: readonly PurchaseFact[], policy: Policy): WindowFacts {
  const last = purchases.at(-1)
  if (!last) {
    return { window_revenue: null, window_purchase_days: null, basket: null }
  }
  const opens = addDays(last.at, -policy.tier.window_days)
  const inside = purchases.filter((purchase) => purchase.at > opens)
  const { sum, priced } = revenueOf(inside, policy)
  const pricedDays = purchaseDays(priced, policy.time_zone).length
  return {
    window_revenue: formatDecimal(sum),
    window_purchase_days: purchaseDays(inside, policy.time_zone).length,
    basket: pricedDays === 0 ? null : divideByCount(sum, pricedDays),
  }
}
