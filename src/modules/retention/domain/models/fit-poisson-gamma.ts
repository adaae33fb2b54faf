import { type Maximum, maximise } from "./maximise"
import { poissonGammaEvaluation, poissonGammaLogLikelihood } from "./poisson-gamma-likelihood"
import { type Histories, readHistories } from "./read-histories"
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
  const histories = readHistories(customers)
  const { status, iterations, ...maximum } = poissonGammaMaximum(histories)
  const named = ([r = 0, alpha = 0]: readonly number[]) => ({ r, alpha: alpha * histories.scale })
  return {
    params: named(maximum.params),
    logLikelihood: inDays(maximum.value, histories),
    standardErrors: maximum.standardErrors && named(maximum.standardErrors),
    status,
    iterations,
  }
}

/** The same in the scaled unit of time. */
export function poissonGammaMaximum({ tuples, customers, repeatPurchases }: Histories): Maximum {
  const logLikelihood = poissonGammaLogLikelihood(tuples)
  return maximise(
    ([r = 1, alpha = 1]) => poissonGammaEvaluation(logLikelihood(r, alpha)),
    // One who is neither rare nor frequent, at the customers' mean rate.
    [1, customers / repeatPurchases],
    customers
  )
}

/** Each purchase has a density by time, so the likelihood has a unit. */
export function inDays(logLikelihood: number, { scale, repeatPurchases }: Histories): number {
  return logLikelihood - repeatPurchases * Math.log(scale)
}
