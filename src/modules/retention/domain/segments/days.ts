import { z } from "zod"
import { RULE_LIMITS } from "./rule"

const DAY_MS = 86_400_000
const DAY_ALLOWED = 'must be a day from 1970-01-01 to 2199-12-31, such as "2026-01-31"'

/** A day of the calendar, `YYYY-MM-DD`. */
export const isoDayText = z
  .string({ error: DAY_ALLOWED })
  .refine((text) => dayOfIso(text) !== null, { error: DAY_ALLOWED })

/** How many days back or ahead. */
export function dayCount(least: number) {
  const error = `must be a whole number of days from ${least} to ${RULE_LIMITS.days}`
  return z.int({ error }).min(least, { error }).max(RULE_LIMITS.days, { error })
}

/** Days since 1970-01-01; null for what is no day of the centuries that rules are about. */
export function dayOfIso(text: string): number | null {
  if (!/^(19[7-9]|20\d|21\d)\d-\d\d-\d\d$/.test(text)) {
    return null
  }
  const at = Date.parse(`${text}T00:00:00Z`)
  // 31 February is read as a day of March by some.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text) ? null : at / DAY_MS
}
