import { calendarDay } from "../time/calendar-day"

/**
 * The distinct calendar days with a purchase, oldest first.
 *
 * @param zone The policy's IANA time zone.
 * @returns Days since 1970-01-01.
 */
export function purchaseDays(purchases: readonly { readonly at: Date }[], zone: string): number[] {
  const days = new Set(purchases.map((purchase) => calendarDay(purchase.at, zone)))
  return [...days].sort((a, b) => a - b)
}

/**
 * The distances in days between consecutive purchase days: one fewer than there are days.
 *
 * @param days Distinct days, oldest first.
 */
export function gapsBetween(days: readonly number[]): number[] {
  const gaps: number[] = []
  let previous: number | undefined
  for (const day of days) {
    if (previous !== undefined) {
      gaps.push(day - previous)
    }
    previous = day
  }
  return gaps
}
