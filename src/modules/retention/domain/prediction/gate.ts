import type { Calibration, Gate, GateCheck, GateCheckName, ModelFitStatus } from "./types"

/** Fewer buyers than this have too few who come back to learn from. */
export const MIN_BUYERS = 500

/** Days from the first purchase of all: with fewer, nobody has been silent for long. */
export const MIN_HISTORY_DAYS = 180

/**
 * By how much twice the log-likelihood must be above that of a model in which nobody ever leaves:
 * the 95 % point of χ² with 2 degrees of freedom, which is what leaving adds, is 5.99.
 */
export const MIN_LIKELIHOOD_GAIN = 6

/** How many times the smaller of the predicted and the actual share the larger one may be. */
export const MAX_CALIBRATION_RATIO = 1.25

/** What the gate goes by. */
export type GateInput = {
  readonly buyers: number
  readonly history_days: number
  readonly status: ModelFitStatus
  /** Twice the gain over the Poisson-gamma; null where one of the two was not fitted. */
  readonly likelihood_gain: number | null
  readonly calibration: Pick<Calibration, "predicted" | "actual" | "lower" | "upper">
}

/**
 * Whether anything may be predicted: enough buyers and history, a maximum inside the parameters'
 * range, some who leave, and predictions of 90 days ago that came true within a quarter or within
 * sampling error. Every check is made, whatever the others found.
 */
export function gate(input: GateInput): Gate {
  const { buyers, history_days, status, likelihood_gain, calibration } = input
  const checks = [
    atLeast("buyers", buyers, MIN_BUYERS),
    atLeast("history", history_days, MIN_HISTORY_DAYS),
    { name: "fit", passed: status === "ok", found: null, needed: null },
    {
      name: "dropout",
      passed: likelihood_gain !== null && likelihood_gain > MIN_LIKELIHOOD_GAIN,
      found: likelihood_gain,
      needed: MIN_LIKELIHOOD_GAIN,
    },
    calibrated(calibration),
  ] as const satisfies readonly GateCheck[]
  return { open: checks.every(({ passed }) => passed), checks }
}

function atLeast(name: GateCheckName, found: number, needed: number): GateCheck {
  return { name, passed: found >= needed, found, needed }
}

function calibrated({ predicted, actual, lower, upper }: GateInput["calibration"]): GateCheck {
  const ratio = predicted === null || actual === null ? null : ratioOf(predicted, actual)
  const isWithinError =
    predicted !== null &&
    lower !== null &&
    upper !== null &&
    predicted >= lower &&
    predicted <= upper
  return {
    name: "calibration",
    passed: isWithinError || (ratio !== null && ratio <= MAX_CALIBRATION_RATIO),
    found: ratio,
    needed: MAX_CALIBRATION_RATIO,
  }
}

/** How many times the smaller the larger is; null where one is nothing. */
function ratioOf(one: number, other: number): number | null {
  const ratio = Math.max(one, other) / Math.min(one, other)
  return Number.isFinite(ratio) ? ratio : null
}
