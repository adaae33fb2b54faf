import type {
  Calibration,
  DecileOutcome,
} from "../../../src/modules/retention/domain/prediction/types"

/** A calibration whose model could be fitted and held against what people did. */
export type Tested = Calibration & {
  readonly predicted: number
  readonly actual: number
  readonly lower: number
  readonly upper: number
}

/** True when there is a prediction, and people it was about. */
export function isTested(calibration: Calibration): calibration is Tested {
  const { predicted, actual, lower, upper } = calibration
  return predicted !== null && actual !== null && lower !== null && upper !== null
}

/** How the predicted share lies to the actual one. */
export type Bias = {
  /** `none`: no further off than chance explains. */
  readonly direction: "none" | "high" | "low"
  /** By how much the predicted share is off, as a share of the actual; 0 where nobody bought. */
  readonly by: number
}

/** Whether the chances were too high or too low on the whole. */
export function biasOf({ predicted, actual, lower, upper }: Tested): Bias {
  const by = actual > 0 ? Math.abs(predicted / actual - 1) : 0
  if (predicted >= lower && predicted <= upper) {
    return { direction: "none", by }
  }
  return { direction: predicted > actual ? "high" : "low", by }
}

/** Enough of a difference to say that the best chances pick out those who buy. */
const TELLING_LIFT = 1.5

/**
 * How many times as often as buyers on average those with the best chances bought.
 *
 * @returns null where that is hardly more often, or may be chance
 */
export function liftOf({ deciles, actual }: Tested): number | null {
  const best = deciles.at(-1)
  if (!best || deciles.length < 2 || actual === 0) {
    return null
  }
  const lift = best.actual / actual
  return lift >= TELLING_LIFT && best.lower > actual ? lift : null
}

/** The group whose chances were nearest to the mean: what is said of it holds for the usual buyer. */
export function usualDecile({ deciles, predicted }: Tested): DecileOutcome | null {
  const distance = (decile: DecileOutcome) => Math.abs(decile.predicted - predicted)
  return deciles.reduce<DecileOutcome | null>(
    (nearest, decile) =>
      nearest === null || distance(decile) < distance(nearest) ? decile : nearest,
    null
  )
}

/** A group as the chart draws it. */
export type DecilePoint = DecileOutcome & {
  /** How far the interval reaches below and above the actual share. */
  readonly whiskers: readonly [below: number, above: number]
}

/** Groups with their whiskers, by predicted chance. */
export function decilePoints(deciles: readonly DecileOutcome[]): DecilePoint[] {
  return deciles
    .map((decile) => ({
      ...decile,
      whiskers: [decile.actual - decile.lower, decile.upper - decile.actual] as const,
    }))
    .sort((a, b) => a.predicted - b.predicted)
}

/** How many groups bought as predicted, as far as chance allows to tell. */
export function groupsWithin(deciles: readonly DecileOutcome[]): number {
  return deciles.filter(({ predicted, lower, upper }) => predicted >= lower && predicted <= upper)
    .length
}
