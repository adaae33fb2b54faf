import { type Tier, TIERS } from "../types"

/**
 * Orders two tiers: high value > potential > mid value > low value.
 *
 * @returns True when `a` is worth less than `b`.
 */
export function isBelow(a: Tier, b: Tier): boolean {
  return TIERS.indexOf(a) > TIERS.indexOf(b)
}
