import { calendarDays } from "../calendar-days"
import type { Purchase } from "./types"

/** What of a purchase counts for the silence before it. */
export type GapPurchase = Pick<Purchase, "order_id" | "created_at" | "canceled_at">

/**
 * How long each purchase was waited for, in days of the calendar as gaps are counted everywhere.
 *
 * @param purchases of one person, in any order
 * @param zone IANA name of the zone that days are counted in; the browser's when undefined
 * @returns days since the purchase before, 0 on the same day, by order id; cancelled ones and the
 *   first of those given have none
 */
export function gapsBefore(
  purchases: readonly GapPurchase[],
  zone: string | undefined
): ReadonlyMap<string, number> {
  const dayOf = calendarDays(zone)
  const valid = purchases
    .filter(({ canceled_at }) => canceled_at === null)
    .map(({ order_id, created_at }) => ({ order_id, created_at, at: Date.parse(created_at) }))
    .sort((a, b) => a.at - b.at)
    .map(({ order_id, created_at }) => ({ order_id, day: dayOf(created_at) }))
  return new Map(
    valid.flatMap(({ order_id, day }, index): [string, number][] => {
      const before = valid[index - 1]
      return before ? [[order_id, day - before.day]] : []
    })
  )
}
