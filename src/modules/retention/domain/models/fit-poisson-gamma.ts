import { maximising } from "./maximise"
import { poissonGammaEvaluation, poissonGammaLogLikelihood } from "./poisson-gamma-likelihood"
import { type Histories, readHistories } from "./read-histories"
import { atOnce, madeOfEach, type Steps } from "./steps"
import type { Fit, History, PoissonGammaParams, Weighted } from "./types"

/**
 * Fits the Poisson-gamma process (NBD), in which nobody ever leaves, to purchases with their times.
 * It is what both dropout models become without dropout, so twice the difference of the
 * log-likelihoods tells whether dropout is there at all.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function fitPoissonGamma(customers: readonly Weighted<History>[]): Fit<PoissonGammaParams> {
  return atOnce(fittingPoissonGamma(readHistories(customers)))
}

/** The same step by step, of customers that were made ready. */
export function* fittingPoissonGamma(histories: Histories): Steps<Fit<PoissonGammaParams>> {
  const { parts, customers, repeatPurchases } = histories
  const likelihoods = yield* madeOfEach(parts, poissonGammaLogLikelihood)
  const { status, iterations, ...maximum } = yield* maximising(
    likelihoods.map(
      (part) =>
        ([r = 1, alpha = 1]) =>
          poissonGammaEvaluation(part(r, alpha))
    ),
    // One who is neither rare nor frequent, at the customers' mean rate.
    [1, customers / repeatPurchases],
    customers
  )
  const named = ([r = 0, alpha = 0]: readonly number[]) => ({ r, alpha: alpha * histories.scale })
  return {
    params: named(maximum.params),
    logLikelihood: inDays(maximum.value, histories),
    standardErrors: maximum.standardErrors && named(maximum.standardErrors),
    status,
    iterations,
  }
}

/** Each purchase has a density by time, so the likelihood has a unit. */
export function inDays(logLikelihood: number, { scale, repeatPurchases }: Histories): number {
  return logLikelihood - repeatPurchases * Math.log(scale)
}
