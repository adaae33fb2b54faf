import { DAY_MS } from "../../../src/modules/retention/domain/time/duration"
import { calendarDays } from "../calendar-days"

/**
 * When a calendar day begins in a time zone.
 *
 * @param day `YYYY-MM-DD`
 * @param zone IANA name
 * @returns ISO time, UTC
 */
export function dayStart(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`)
  // The offset is that of the instant sought, so one guess too few on days when clocks change.
  const guess = midnight - offsetAt(midnight, zone)
  return new Date(midnight - offsetAt(guess, zone)).toISOString()
}

/** The day after a calendar day, both as `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00.000Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/**
 * The calendar day that it is in a time zone.
 *
 * @param time milliseconds since 1970
 * @param zone IANA name
 * @returns `YYYY-MM-DD`
 */
export function dayIn(time: number, zone: string): string {
  const day = calendarDays(zone)(new Date(time).toISOString())
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Milliseconds that a zone's clocks are ahead of UTC. */
function offsetAt(time: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(time)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value)
  const clock = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second")
  )
  return clock - Math.floor(time / 1000) * 1000
}
