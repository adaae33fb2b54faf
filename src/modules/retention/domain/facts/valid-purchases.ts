import type { PurchaseFact } from "../types"

/** A person's ledger, split by what counts at a moment. */
export type PurchasesAt = {
  /** Not cancelled and not in the future, oldest first. */
  readonly valid: readonly PurchaseFact[]
  /** The earliest future-dated purchase that is not cancelled; ignored until then. */
  readonly next_future_at: Date | null
}

/**
 * Which purchases count at `now`: those that are not cancelled and not dated after it.
 *
 * @param purchases In any order.
 */
export function purchasesAt(purchases: readonly PurchaseFact[], now: Date): PurchasesAt {
  const kept = purchases
    .filter((purchase) => purchase.canceled_at === null)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  return {
    valid: kept.filter((purchase) => purchase.at <= now),
    next_future_at: kept.find((purchase) => purchase.at > now)?.at ?? null,
  }
}
