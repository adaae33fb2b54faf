/** Milliseconds of 24 hours. Limits, grace and windows are counted in these, not in local days. */
export const DAY_MS = 86_400_000

/**
 * The instant `days` × 24 hours after another; daylight saving does not matter to it.
 *
 * @param days May be negative or a fraction.
 */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS)
}

/**
 * Exact time from one instant to another, in milliseconds; negative when `to` lies before `from`.
 */
export function elapsed(from: Date, to: Date): number {
  return to.getTime() - from.getTime()
}

/** The earliest of the given instants that lies after `now`; nulls are skipped. */
export function earliestAfter(now: Date, instants: readonly (Date | null)[]): Date | null {
  let earliest: Date | null = null
  for (const instant of instants) {
    if (instant && instant > now && (!earliest || instant < earliest)) {
      earliest = instant
    }
  }
  return earliest
}
