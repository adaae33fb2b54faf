import { DateTime, IANAZone } from "luxon"
import { DAY_MS } from "./duration"

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/**
 * The calendar day of an instant in a time zone, as days since 1970-01-01, so that the distance
 * of two days is their difference whatever the clocks did between them.
 *
 * @param zone IANA name, such as `Europe/Berlin`.
 * @throws {RangeError} when the zone is unknown or the date invalid.
 */
export function calendarDay(at: Date, zone: string): number {
  // luxon caches zones by name and formatters by zone, so this is cheap for a whole ledger.
  const offset = IANAZone.create(zone).offset(at.getTime())
  const day = Math.floor((at.getTime() + offset * MINUTE_MS) / DAY_MS)
  if (Number.isNaN(day)) {
    throw new RangeError(`no calendar day for ${String(at)} in time zone "${zone}"`)
  }
  return day
}

/**
 * The calendar day of an instant in a time zone, as people write it.
 *
 * @returns Such as `2026-11-22`.
 * @throws {RangeError} when the zone is unknown or the date invalid.
 */
export function isoDay(at: Date, zone: string): string {
  const day = DateTime.fromJSDate(at, { zone }).toISODate()
  if (day === null) {
    throw new RangeError(`no calendar day for ${String(at)} in time zone "${zone}"`)
  }
  return day
}

/**
 * The calendar month of an instant in a time zone, as `2026-08`.
 *
 * @throws {RangeError} for a zone that is not known or an invalid date.
 */
export function calendarMonth(at: Date, zone: string): string {
  return isoDay(at, zone).slice(0, 7)
}

/**
 * The first instant of the calendar day that lies some days before an instant's own.
 *
 * @param daysBefore whole days of the calendar, which daylight saving makes 23 or 25 hours long
 * @throws {RangeError} when the zone is unknown or the date invalid.
 */
export function startOfDay(at: Date, zone: string, daysBefore: number): Date {
  return firstInstant(calendarDay(at, zone) - daysBefore, zone)
}

/**
 * The first instant of a calendar day: the first midnight where clocks that are put back show it
 * twice, later than midnight where clocks put forward skip it.
 *
 * @param day days since 1970-01-01, as {@link calendarDay} counts them
 * @throws {RangeError} when the zone is unknown or the day invalid.
 */
export function firstInstant(day: number, zone: string): Date {
  const utc = new Date(day * DAY_MS)
  const [year, month, date] = [utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate()]
  const start = DateTime.fromObject({ year, month, day: date }, { zone }).startOf("day")
  if (!start.isValid) {
    throw new RangeError(`no calendar day ${day} in time zone "${zone}"`)
  }
  const earlier = new Date(start.toMillis() - HOUR_MS)
  return calendarDay(earlier, zone) === day ? earlier : start.toJSDate()
}
