import { DateTime } from "luxon"

/** When the night's work is due, in the policy's zone. */
export const NIGHTLY_AT = { hour: 3, minute: 15 } as const

/**
 * Whether the night's work is due: it is past 03:15 of the local day, and it was not done since.
 * A night whose hour daylight saving skips is due an hour later; one that was missed, as soon as
 * Medusa runs again.
 *
 * @param last when it last ran; null when never
 */
export function isNightlyDue(last: Date | null, now: Date, timeZone: string): boolean {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const today = local.startOf("day").set(NIGHTLY_AT)
  const due = today <= local ? today : local.minus({ days: 1 }).startOf("day").set(NIGHTLY_AT)
  return last === null || last < due.toJSDate()
}
