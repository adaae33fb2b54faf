import { DAY_MS } from "../time/duration"
import type { Band, Limits } from "../types"

/**
 * The band a silence falls in, by limits alone, lower bounds inclusive. Bands are for the
 * back-test; stages know more.
 *
 * @param silence Milliseconds.
 */
export function bandOf(silence: number, limits: Limits): Band {
  const reaches = (days: number) => silence >= days * DAY_MS
  if (reaches(limits.lost)) {
    return "lost"
  }
  if (reaches(limits.dormant)) {
    return "dormant"
  }
  return reaches(limits.at_risk) ? "at_risk" : "active"
}
