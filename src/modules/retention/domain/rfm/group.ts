import type { RfmGroup } from "../types"

/** The named groups: rows by R from 1 to 5, columns by FM from 1 to 5. */
export const RFM_GROUP_TABLE: readonly (readonly RfmGroup[])[] = [
  ["hibernating", "hibernating", "at_risk_rfm", "cannot_lose", "cannot_lose"],
  ["hibernating", "hibernating", "at_risk_rfm", "at_risk_rfm", "cannot_lose"],
  ["about_to_sleep", "needs_attention", "needs_attention", "loyal", "loyal"],
  ["promising", "potential_loyalist", "potential_loyalist", "loyal", "champion"],
  ["recent", "potential_loyalist", "potential_loyalist", "champion", "champion"],
]

/**
 * The named group of three scores, by R and FM = ⌈(F + M) ÷ 2⌉.
 *
 * @throws {RangeError} when a score is not a whole number from 1 to 5.
 */
export function rfmGroup(r: number, f: number, m: number): RfmGroup {
  const fm = Math.ceil((f + m) / 2)
  const group = [r, f, m].every((score) => Number.isInteger(score) && score >= 1 && score <= 5)
    ? RFM_GROUP_TABLE[r - 1]?.[fm - 1]
    : undefined
  if (!group) {
    throw new RangeError(`scores must be whole numbers from 1 to 5, not ${r}, ${f}, ${m}`)
  }
  return group
}
