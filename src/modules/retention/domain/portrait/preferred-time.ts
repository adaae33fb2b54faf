import { localTime } from "../time/local-time"

/** With fewer purchases nothing is said of when somebody buys. */
export const MIN_PURCHASES_FOR_TIME = 3

/** The share of purchases that a weekday must hold to stand out. */
export const WEEKDAY_SHARE = 0.4

/** The share of purchases that an hour and the two beside it must hold to stand out. */
export const HOUR_SHARE = 0.5

const HOURS = 24

/** A weekday or an hour, and the purchases that speak for it. */
export type PreferredTime = { readonly value: number; readonly purchases: number }

/**
 * The ISO weekday, 1 Monday to 7 Sunday, on which somebody buys: the one with most purchases,
 * unless another has as many.
 *
 * @param zone the person's, IANA name
 * @throws {RangeError} for an unknown zone
 */
export function preferredWeekday(moments: readonly Date[], zone: string): PreferredTime | null {
  const counts = Array.from({ length: 7 }, () => 0)
  for (const moment of moments) {
    const index = localTime(moment, zone).weekday - 1
    counts[index] = (counts[index] ?? 0) + 1
  }
  const most = Math.max(...counts)
  const tied = counts.filter((count) => count === most).length > 1
  return tied || !standsOut(most, moments.length, WEEKDAY_SHARE)
    ? null
    : { value: counts.indexOf(most) + 1, purchases: most }
}

/**
 * The hour, 0 to 23, around which somebody buys: the middle of the three hours, over midnight too,
 * that hold most purchases; of several the middle with most itself, then the earliest.
 *
 * @param zone the person's, IANA name
 * @throws {RangeError} for an unknown zone
 */
export function preferredHour(moments: readonly Date[], zone: string): PreferredTime | null {
  const counts = Array.from({ length: HOURS }, () => 0)
  for (const moment of moments) {
    const { hour } = localTime(moment, zone)
    counts[hour] = (counts[hour] ?? 0) + 1
  }
  const at = (hour: number) => counts[(hour + HOURS) % HOURS] ?? 0
  const best = counts
    .map((own, hour) => ({ hour, own, purchases: at(hour - 1) + own + at(hour + 1) }))
    .sort((a, b) => b.purchases - a.purchases || b.own - a.own || a.hour - b.hour)[0]
  return best && standsOut(best.purchases, moments.length, HOUR_SHARE)
    ? { value: best.hour, purchases: best.purchases }
    : null
}

function standsOut(purchases: number, all: number, share: number): boolean {
  return all >= MIN_PURCHASES_FOR_TIME && purchases >= share * all
}
