import { logBetaMean } from "./beta-mean"
import { checkHorizon } from "./check"
import { chancesToLeave, probabilityAlive } from "./probability-alive"
import type { DropoutModel, DropoutParams, History } from "./types"

/** Longer sums than this cost more than the integral. */
const MAX_TERMS = 10_000

/**
 * How many purchases a customer makes within so many days from now, on average; of a new customer
 * with `{ frequency: 0, recency: 0, age: 0 }`. The papers give it as
 * P(alive) (a+B−1)/(a−1) [1 − (1−z)ᴿ ₂F₁(R, B; a+B−1; z)] with R = r+x, z = t/(α+T+t), and B = b+x
 * (BG/NBD: Fader, Hardie and Lee 2005, equation 10; a new customer's: equation 9) or B = b+x+1
 * (MBG/NBD: Batislam, Denizel and Filiztekin 2007). That cancels where few purchases are expected
 * and has a hole at a = 1. The same number is the sum over j ≥ 0 of the chances that without leaving
 * there would be more than j purchases, which has a negative binomial distribution (R, z), and that
 * none of the first j of them is the last: all positive.
 *
 * @throws {InvalidInputError} for parameters, a customer or a horizon out of range.
 */
export function expectedPurchases(
  model: DropoutModel,
  params: DropoutParams,
  customer: History,
  horizonDays: number
): number {
  checkHorizon(horizonDays)
  const alive = probabilityAlive(model, params, customer)
  const shape = params.r + customer.frequency
  const stays = params.b + chancesToLeave(model, customer.frequency)
  const grown = horizonDays / (params.alpha + customer.age)
  if (grown === 0 || alive === 0) {
    return 0
  }
  // About where the purchases without leaving, and so the sum, end.
  const length = shape * grown + 40 * (1 + grown) + 10 * Math.sqrt(shape * grown * (1 + grown))
  const ofAlive =
    length > MAX_TERMS
      ? integral(shape, params.a, stays, grown)
      : series(shape, params.a, stays, grown)
  return alive * ofAlive
}

/** Σ P(K > j) E[(1−p)ʲ] for K negative binomial and p ~ Beta(a, stays). */
function series(shape: number, a: number, stays: number, grown: number): number {
  const z = grown / (1 + grown)
  let logChance = -shape * Math.log1p(grown)
  let stayed = 1
  let sum = 0
  let j = 0
  // So long as P(K = j) is too small for a double, P(K > j) is 1.
  for (; logChance < -650; j += 1) {
    sum += stayed
    logChance += Math.log(((shape + j) * z) / (j + 1))
    stayed *= (stays + j) / (a + stays + j)
  }
  let chance = Math.exp(logChance)
  let more = j === 0 ? -Math.expm1(logChance) : 1
  for (; j < 10 * MAX_TERMS; j += 1) {
    sum += more * stayed
    // Beyond the mean the chances fall at least geometrically in the end.
    if (j > shape * grown && chance * stayed * (1 + grown) ** 2 < 1e-17 * sum) {
      break
    }
    chance *= ((shape + j) * z) / (j + 1)
    more = Math.max(0, more - chance)
    stayed *= (stays + j) / (a + stays + j)
  }
  return sum
}

/** E[(1 − (1 + p s)⁻ᴿ) / p] for p ~ Beta(a, stays), which the sum above is the expansion of. */
function integral(shape: number, a: number, stays: number, grown: number): number {
  return Math.exp(
    logBetaMean(a, stays, (p) =>
      p < 1e-300
        ? Math.log(shape * grown)
        : Math.log(-Math.expm1(-shape * Math.log1p(p * grown))) - Math.log(p)
    )
  )
}
