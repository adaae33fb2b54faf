import { checkHorizon } from "./check"
import { probabilityAlive } from "./probability-alive"
import type { DropoutModel, DropoutParams, History } from "./types"

/**
 * The chance that a customer buys within so many days from now:
 * P(alive) · (1 − ((α+T)/(α+T+t))ʳ⁺ˣ), as the rate of one who is still there is
 * Gamma(r + x, α + T).
 *
 * @returns From 0 to P(alive).
 * @throws {InvalidInputError} for parameters, a customer or a horizon out of range.
 */
export function probabilityOfPurchase(
  model: DropoutModel,
  params: DropoutParams,
  customer: History,
  horizonDays: number
): number {
  checkHorizon(horizonDays)
  const alive = probabilityAlive(model, params, customer)
  const silent = Math.log1p(horizonDays / (params.alpha + customer.age))
  return -alive * Math.expm1(-(params.r + customer.frequency) * silent)
}
