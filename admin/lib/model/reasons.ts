import type { Calibration } from "../../../src/modules/retention/domain/prediction/types"
import { isTested } from "./calibration"
import type { ModelFit, ModelFitSummary } from "./types"

/** Why nothing is predicted, as the list of fits can tell it. */
export const CAUSES = [
  "no_customers",
  "one_customer",
  "no_repeat_purchase",
  "buyers",
  "history",
  /** Counting who has left explains the purchases no better than that nobody ever leaves. */
  "nobody_leaves",
  /** The best parameters lie at the edge of what is possible, for another reason. */
  "degenerate",
  "not_converged",
  "calibration",
] as const
export type Cause = (typeof CAUSES)[number]

/** What the last of them comes to, once the calibration is looked at. */
export const CALIBRATION_REASONS = [
  "too_high",
  "too_low",
  /** Some were expected, and nobody bought. */
  "nobody_came",
  /** The fit is there, but nothing to hold it against. */
  "untested",
] as const
export type Reason = Exclude<Cause, "calibration"> | (typeof CALIBRATION_REASONS)[number]

/**
 * Why a fit's gate is shut. One cause may fail several checks, and is named once: where nothing
 * could be fitted, nothing could be compared or tested either; and what is found of too few
 * buyers, or in too short a time, may be chance.
 *
 * @returns what all else follows from; none where the gate is open
 */
export function causesOf(
  fit: Pick<ModelFitSummary, "gate" | "status" | "refusal">
): readonly Cause[] {
  const failed = new Map(
    fit.gate.checks.filter(({ passed }) => !passed).map((check) => [check.name, check])
  )
  if (fit.status === "refused" && fit.refusal !== null) {
    return [fit.refusal]
  }
  const tooLittle = (["buyers", "history"] as const).filter((name) => failed.has(name))
  if (tooLittle.length > 0) {
    return tooLittle
  }
  const leaving = failed.get("dropout")
  if (leaving && leaving.found !== null && fit.status !== "not_converged") {
    return ["nobody_leaves"]
  }
  if (fit.status === "degenerate" || fit.status === "not_converged") {
    return [fit.status]
  }
  return failed.has("calibration") ? ["calibration"] : []
}

/** {@link causesOf}, with what the calibration found. */
export function reasonsOf(fit: ModelFit): readonly Reason[] {
  return causesOf(fit).map((cause) =>
    cause === "calibration" ? calibrationReason(fit.calibration) : cause
  )
}

function calibrationReason(calibration: Calibration): Reason {
  if (!isTested(calibration)) {
    return "untested"
  }
  if (calibration.actual === 0) {
    return "nobody_came"
  }
  return calibration.predicted > calibration.actual ? "too_high" : "too_low"
}

/**
 * The day from which the history is long enough, counted from the fit: it grows by a day a day.
 *
 * @returns ISO time; null where the history is long enough, or where there is none yet
 */
export function longEnoughFrom(fit: Pick<ModelFitSummary, "gate" | "fitted_at">): string | null {
  const check = fit.gate.checks.find(({ name }) => name === "history")
  if (!check || check.passed || check.needed === null || !check.found) {
    return null
  }
  const at = new Date(fit.fitted_at)
  at.setUTCDate(at.getUTCDate() + check.needed - check.found)
  return at.toISOString()
}
