import { gammaGammaLogLikelihood } from "./gamma-gamma-likelihood"
import { maximising } from "./maximise"
import { readSpends, type Spends } from "./read-spends"
import { atOnce, madeOfEach, type Steps } from "./steps"
import type { Fit, Spend, SpendParams, Weighted } from "./types"

/**
 * Fits the Gamma-Gamma model of spend by maximum likelihood (Fader and Hardie 2013, The Gamma-Gamma
 * Model of Monetary Value). Customers with a frequency of 0 say nothing and are left out.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody has a frequency above 0.
 */
export function fitGammaGamma(customers: readonly Weighted<Spend>[]): Fit<SpendParams> {
  return atOnce(fittingGammaGamma(readSpends(customers)))
}

/** The same step by step, of customers that were made ready. */
export function* fittingGammaGamma({ parts, scale, customers }: Spends): Steps<Fit<SpendParams>> {
  const { status, iterations, ...maximum } = yield* maximising(
    yield* madeOfEach(parts, gammaGammaLogLikelihood),
    [1, 2, 1],
    customers
  )
  const named = ([p = 0, q = 0, v = 0]: readonly number[]) => ({ p, q, v: v * scale })
  return {
    params: named(maximum.params),
    // Each customer's mean has a density by money, so the likelihood has a unit.
    logLikelihood: maximum.value - customers * Math.log(scale),
    standardErrors: maximum.standardErrors && named(maximum.standardErrors),
    status,
    iterations,
  }
}
