import { dropoutLogLikelihood } from "./dropout-likelihood"
import { inDays } from "./fit-poisson-gamma"
import { type Maximum, maximising } from "./maximise"
import { type Histories, readHistories } from "./read-histories"
import { atOnce, madeOfEach, type Steps } from "./steps"
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
  return atOnce(fittingDropout("mbg-nbd", readHistories(customers)))
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
  return atOnce(fittingDropout("bg-nbd", readHistories(customers)))
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

/** Either model step by step, of customers that were made ready. */
export function* fittingDropout(
  model: DropoutModel,
  histories: Histories
): Steps<Fit<DropoutParams>> {
  const { scale } = histories
  const { status, iterations, ...maximum } = yield* highest(model, histories)
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

function* highest(model: DropoutModel, histories: Histories): Steps<Maximum> {
  const { parts, size, customers, repeatPurchases } = histories
  const likelihoods = yield* madeOfEach(parts, (part) => dropoutLogLikelihood(model, part))
  const unhurried = customers / repeatPurchases
  const climb = ([r, a, b]: (typeof STARTS)[number]) =>
    maximising(likelihoods, [r, r * unhurried, a, b], customers)
  const [first, ...others] = STARTS
  let best = yield* climb(first)
  for (const start of size > MANY_TUPLES ? [] : others) {
    const found = yield* climb(start)
    // What differs by less is the same peak, or a plain without one.
    best = found.value > best.value + 1e-3 ? found : best
  }
  return best
}
