import { DAY_MS } from "../../src/modules/retention/domain/time/duration"

/**
 * Counts calendar days in a time zone, so that the distance of two instants in days is the
 * difference of their numbers, whatever the clocks did between them.
 *
 * @param zone IANA name; the browser's own when undefined
 * @returns from an ISO time to its day, as days since 1970-01-01
 */
export function calendarDays(zone: string | undefined): (iso: string) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  })
  return (iso) => {
    const parts = format.formatToParts(new Date(iso))
    const part = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((one) => one.type === type)?.value)
    return Date.UTC(part("year"), part("month") - 1, part("day")) / DAY_MS
  }
}
