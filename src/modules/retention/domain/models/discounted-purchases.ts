import { InvalidInputError } from "../statistics/invalid-input-error"
import { checkHorizon } from "./check"
import { hyp2f1 } from "./hyp2f1"
import { integrate } from "./integrate"
import { chancesToLeave, probabilityAlive } from "./probability-alive"
import type { DropoutModel, DropoutParams, History } from "./types"

/** What a year is to an annual rate. */
const DAYS_A_YEAR = 365

/** Over which time purchases are expected, and what a later one counts. */
export type Discounting = {
  readonly horizonDays: number
  /** 0.1 is ten per cent a year; 0 counts all alike. */
  readonly annualDiscountRate: number
}

/**
 * Expected purchases within so many days from now, each counted at its present value: the integral
 * of (1 + d)^(−t/365) over d E[Y(t)]. The rate of purchases at day t is P(alive) · E[λ e^(−λpt)] =
 * P(alive) (r+x)/(α+T) ₂F₁(r+x+1, a; a+B; −t/(α+T)), with B as for `expectedPurchases`.
 * Undiscounted it is that.
 *
 * @throws {InvalidInputError} for parameters, a customer, a horizon or a rate out of range.
 */
export function discountedPurchases(
  model: DropoutModel,
  params: DropoutParams,
  customer: History,
  { horizonDays, annualDiscountRate }: Discounting
): number {
  checkHorizon(horizonDays)
  if (!(Number.isFinite(annualDiscountRate) && annualDiscountRate >= 0)) {
    throw new InvalidInputError("annualDiscountRate", "a number, 0 or more", annualDiscountRate)
  }
  const alive = probabilityAlive(model, params, customer)
  if (alive === 0) {
    return 0
  }
  const shape = params.r + customer.frequency
  const stays = params.b + chancesToLeave(model, customer.frequency)
  const days = params.alpha + customer.age
  const daily = Math.log1p(annualDiscountRate) / DAYS_A_YEAR
  // By the logarithm of 1 + t/(α+T) the rate is smooth however new the customer is.
  const weighted = (log: number) => {
    const grown = Math.expm1(log)
    const rate = hyp2f1(shape + 1, params.a, params.a + stays, -grown)
    return rate * Math.exp(log - daily * days * grown)
  }
  return alive * shape * integrate(weighted, 0, Math.log1p(horizonDays / days))
}
