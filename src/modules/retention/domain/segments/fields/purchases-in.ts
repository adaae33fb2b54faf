import type { ReadingContext, SegmentFacts, SegmentPurchase } from "../facts"

/** The purchases that count and are in the window. */
export function purchasesIn(
  { purchases }: SegmentFacts,
  { now, inWindow }: ReadingContext
): SegmentPurchase[] {
  return purchases.filter(
    ({ at, canceled_at }) => canceled_at === null && at <= now && inWindow(at)
  )
}
