import { dropoutLogLikelihood } from "./dropout-likelihood"
import { inDays } from "./fit-poisson-gamma"
import { type Maximum, maximise } from "./maximise"
import { type Histories, readHistories } from "./read-histories"
import type { DropoutModel, DropoutParams, Fit, History, Weighted } from "./types"

/**
 * Fits the MBG/NBD model (Batislam, Denizel and Filiztekin 2007, International Journal of Research
 * in Marketing 24:201–209) by maximum likelihood. The plugin's default: it has an answer for
 * one-time buyers too, whom the BG/NBD takes for customers for ever.
 *
 * @param customers Time in days. Equal ones are counted once, with their weights added.
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function fitMbgNbd(customers: readonly Weighted<History>[]): Fit<DropoutParams> {
  return fitDropout("mbg-nbd", customers)
}

/**
 * Fits the BG/NBD model (Fader, Hardie and Lee 2005, Marketing Science 24:275–284) by maximum
 * likelihood.
 *
 * @param customers Time in days. Equal ones are counted once, with their weights added.
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody bought again.
 */
export function fitBgNbd(customers: readonly Weighted<History>[]): Fit<DropoutParams> {
  return fitDropout("bg-nbd", customers)
}

/** Shapes to set out from: (r, a, b). */
const STARTS = [
  [1, 1, 2],
  [1, 0.1, 1],
  [0.3, 1, 2],
] as const

/**
 * The likelihood of a few hundred customers can have two peaks, one of them at the edge; with more
 * distinct tuples than this only one was ever found, so the first start does.
 */
const MANY_TUPLES = 2000

function fitDropout(
  model: DropoutModel,
  customers: readonly Weighted<History>[]
): Fit<DropoutParams> {
  const histories = readHistories(customers)
  const { scale } = histories
  const { status, iterations, ...maximum } = highest(model, histories)
  const named = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]) => ({
    r,
    alpha: alpha * scale,
    a,
    b,
  })
  return {
    params: named(maximum.params),
    logLikelihood: inDays(maximum.value, histories),
    standardErrors: maximum.standardErrors && named(maximum.standardErrors),
    status,
    iterations,
  }
}

function highest(model: DropoutModel, histories: Histories): Maximum {
  const logLikelihood = dropoutLogLikelihood(model, histories.tuples)
  const unhurried = histories.customers / histories.repeatPurchases
  const starts = histories.tuples.size > MANY_TUPLES ? STARTS.slice(0, 1) : STARTS
  const [first, ...others] = starts.map(([r, a, b]) =>
    maximise(logLikelihood, [r, r * unhurried, a, b], histories.customers)
  ) as [Maximum, ...Maximum[]]
  // What differs by less is the same peak, or a plain without one.
  return others.reduce((best, other) => (other.value > best.value + 1e-3 ? other : best), first)
}
