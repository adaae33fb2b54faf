import type { Limits } from "../types"
import { eachLimit } from "./clamp-limits"

/**
 * Moves limits towards their target by at most a share of themselves, in whole days and at least
 * one, so that a month's refit relabels few people.
 *
 * @param share Such as 0.1 for a tenth.
 */
export function stepLimits(previous: Limits, target: Limits, share: number): Limits {
  return eachLimit((name) => {
    const step = Math.max(1, Math.floor(share * previous[name]))
    return Math.min(Math.max(target[name], previous[name] - step), previous[name] + step)
  })
}
