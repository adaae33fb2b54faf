import type { Purchase } from "./types"

const DAY_MS = 86_400_000

/** What of a purchase counts for the silence before it. */
export type GapPurchase = Pick<Purchase, "order_id" | "created_at" | "canceled_at">

/**
 * How long each purchase was waited for.
 *
 * @param purchases of one person, in any order
 * @returns whole days since the purchase before, by order id; cancelled ones and the first of
 *   those given have none
 */
export function gapsBefore(purchases: readonly GapPurchase[]): ReadonlyMap<string, number> {
  const valid = purchases
    .filter(({ canceled_at }) => canceled_at === null)
    .map(({ order_id, created_at }) => ({ order_id, at: Date.parse(created_at) }))
    .sort((a, b) => a.at - b.at)
  return new Map(
    valid.flatMap(({ order_id, at }, index): [string, number][] => {
      const before = valid[index - 1]
      return before ? [[order_id, Math.floor((at - before.at) / DAY_MS)]] : []
    })
  )
}
