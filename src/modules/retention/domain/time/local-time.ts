import { DateTime } from "luxon"

/** What the clock and the calendar on the wall show. */
export type LocalTime = {
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly weekday: number
  /** 0 to 23. */
  readonly hour: number
  /** Such as `11-22`. */
  readonly month_day: string
}

/**
 * The local time of an instant.
 *
 * @param zone IANA name
 * @throws {RangeError} when the zone is unknown or the date invalid
 */
export function localTime(at: Date, zone: string): LocalTime {
  const local = DateTime.fromJSDate(at, { zone })
  if (!local.isValid) {
    throw new RangeError(`no local time for ${String(at)} in time zone "${zone}"`)
  }
  return { weekday: local.weekday, hour: local.hour, month_day: local.toFormat("MM-dd") }
}
