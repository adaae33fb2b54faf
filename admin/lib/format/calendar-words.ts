/** A Monday, by UTC. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000
const HOUR = 3_600_000

/**
 * @param weekday 1 is Monday, 7 Sunday
 * @returns `Saturday`, `星期六`
 */
export function weekdayName(locale: string, weekday: number): string {
  return worded(locale, MONDAY + (weekday - 1) * DAY, { weekday: "long" })
}

/**
 * @param hour 0 to 23
 * @returns `9 PM`, `21时`
 */
export function hourName(locale: string, hour: number): string {
  return worded(locale, MONDAY + hour * HOUR, { hour: "numeric" })
}

/**
 * @param month 1 to 12
 * @returns `November`, `十一月`
 */
export function monthName(locale: string, month: number): string {
  return worded(locale, Date.UTC(2024, month - 1), { month: "long" })
}

/**
 * A day of every year.
 *
 * @param monthDay `MM-DD`
 * @returns `Nov 15`, `11月15日`; what no month has comes back as it is
 */
export function monthDayName(locale: string, monthDay: string): string {
  // A leap year has every day.
  const at = Date.parse(`2024-${monthDay}T00:00:00.000Z`)
  return Number.isNaN(at) ? monthDay : worded(locale, at, { month: "short", day: "numeric" })
}

function worded(locale: string, at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(at))
}
