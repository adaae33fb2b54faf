import { InvalidInputError } from "../statistics/invalid-input-error"
import { probabilityAlive } from "./probability-alive"
import type { DropoutModel, DropoutParams, History } from "./types"

/** Days from now. */
export type NextPurchase = {
  readonly medianDays: number | null
  readonly lowerDays: number | null
  readonly upperDays: number | null
}

/**
 * When a customer buys next, if they are still one: the days at which `probabilityOfPurchase`
 * reaches half of its limit, which is P(alive), and between which the middle `level` of it lies.
 * Quantiles, because the mean is infinite for r + x ≤ 1. From a share u:
 * (α+T) ((1−u)^(−1/(r+x)) − 1) days.
 *
 * @param level Between 0 and 1: 0.8 leaves a tenth on either side.
 * @returns Null where the chance never gets there: beyond any number of days, or P(alive) is 0.
 * @throws {InvalidInputError} for parameters, a customer or a level out of range.
 */
export function nextPurchase(
  model: DropoutModel,
  params: DropoutParams,
  customer: History,
  level: number
): NextPurchase {
  if (!(level > 0 && level < 1)) {
    throw new InvalidInputError("level", "a number between 0 and 1", level)
  }
  const alive = probabilityAlive(model, params, customer)
  const at = (share: number) => {
    const grown = -Math.log1p(-share) / (params.r + customer.frequency)
    const days = (params.alpha + customer.age) * Math.expm1(grown)
    return alive > 0 && Number.isFinite(days) ? days : null
  }
  return { medianDays: at(0.5), lowerDays: at((1 - level) / 2), upperDays: at((1 + level) / 2) }
}
