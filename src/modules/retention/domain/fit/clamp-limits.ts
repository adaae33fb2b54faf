import type { Policy } from "../policy/schema"
import type { Limits } from "../types"

/** Computes each of the three limits from its name. */
export function eachLimit(compute: (name: keyof Limits) => number): Limits {
  return { at_risk: compute("at_risk"), dormant: compute("dormant"), lost: compute("lost") }
}

/**
 * Holds each limit between its floor and its ceiling. Floors and ceilings ascend, so limits that
 * ascend still do afterwards.
 */
export function clampLimits(
  limits: Limits,
  { floors, ceilings }: Pick<Policy["stage"], "floors" | "ceilings">
): Limits {
  return eachLimit((name) => Math.min(Math.max(limits[name], floors[name]), ceilings[name]))
}
