import { calendarDay, firstInstant } from "../time/calendar-day"

/** Days ahead that a coupon may end. */
const LONGEST_DAYS = 3650

/** When a coupon holds, as a caller says it. */
export type CouponDatesInput = {
  /** Until the end of the day so many days after the first; not with `ends_at`. */
  readonly valid_days?: number | undefined
  readonly ends_at?: Date | undefined
  /** Not before this; at once where it is left out or over. */
  readonly starts_at?: Date | null | undefined
}

/** When a coupon holds, both ends included. */
export type CouponDates = { readonly starts_at: Date | null; readonly ends_at: Date }

/** A field at fault and what is allowed. */
export type DateIssue = { readonly field: keyof CouponDatesInput; readonly message: string }

/**
 * The last millisecond of a day in a zone, so that all who get a coupon on one day share its end,
 * and with it one campaign of Medusa's.
 * @param days after the day of `from`
 */
export function endOfBucket(from: Date, days: number, zone: string): Date {
  return new Date(firstInstant(calendarDay(from, zone) + days + 1, zone).getTime() - 1)
}

/**
 * When a coupon holds, or what is wrong with what was asked for.
 * @param policy `time_zone`, and the days where the caller names neither days nor end
 */
export function couponDates(
  input: CouponDatesInput,
  policy: { readonly time_zone: string; readonly offers: { readonly valid_days: number } },
  now: Date
): CouponDates | { readonly issue: DateIssue } {
  const { valid_days, ends_at } = input
  const starts_at = input.starts_at && input.starts_at > now ? input.starts_at : null
  const from = starts_at ?? now
  const wrong = (field: DateIssue["field"], message: string) => ({ issue: { field, message } })
  if (input.starts_at && Number.isNaN(input.starts_at.getTime())) {
    return wrong("starts_at", "must be a time")
  }
  if (valid_days !== undefined && ends_at !== undefined) {
    return wrong("ends_at", "must be left out where valid_days is given")
  }
  if (valid_days !== undefined && !isDays(valid_days)) {
    return wrong("valid_days", `must be a whole number of days from 1 to ${LONGEST_DAYS}`)
  }
  const latest = endOfBucket(now, LONGEST_DAYS, policy.time_zone)
  if (from > latest) {
    return wrong("starts_at", `must be at most ${LONGEST_DAYS} days ahead`)
  }
  const end = ends_at ?? endOfBucket(from, valid_days ?? policy.offers.valid_days, policy.time_zone)
  if (Number.isNaN(end.getTime())) {
    return wrong("ends_at", "must be a time")
  }
  if (end <= now) {
    return wrong("ends_at", "must be ahead")
  }
  if (end <= from) {
    return wrong("ends_at", "must be after starts_at")
  }
  if (ends_at !== undefined && end > latest) {
    return wrong("ends_at", `must be at most ${LONGEST_DAYS} days ahead`)
  }
  return { starts_at, ends_at: end }
}

function isDays(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS
}
