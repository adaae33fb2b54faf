import type { Limits } from "../../src/modules/retention/domain/types"
import type { PolicyStage } from "./types"

/** Why a limit is not the percentile that was measured. */
export type LimitNote = "floor" | "ceiling" | "step" | null

/**
 * Tells why the limit in use differs from the measured percentile.
 *
 * @param rung which limit
 * @param measured days as measured
 * @param used days in use
 * @param policy the policy's floors and ceilings
 * @returns null where they agree; `step` where neither floor nor ceiling explains it, so that
 *   the limit is still on its monthly way
 */
export function limitNote(
  rung: keyof Limits,
  measured: number,
  used: number,
  policy: Pick<PolicyStage, "floors" | "ceilings">
): LimitNote {
  if (measured === used) {
    return null
  }
  if (measured < used && used === policy.floors[rung]) {
    return "floor"
  }
  if (measured > used && used === policy.ceilings[rung]) {
    return "ceiling"
  }
  return "step"
}
