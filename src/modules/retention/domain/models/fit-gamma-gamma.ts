import { CannotFitError } from "./cannot-fit-error"
import { checkSpend, checkWeight } from "./check"
import { compress } from "./compress"
import { gammaGammaLogLikelihood } from "./gamma-gamma-likelihood"
import { maximise } from "./maximise"
import type { Fit, Spend, SpendParams, Weighted } from "./types"

/**
 * Fits the Gamma-Gamma model of spend by maximum likelihood (Fader and Hardie 2013, The Gamma-Gamma
 * Model of Monetary Value). Customers with a frequency of 0 say nothing and are left out.
 *
 * @throws {InvalidInputError} naming the customer's field that is not in order.
 * @throws {CannotFitError} for fewer than two customers, or when nobody has a frequency above 0.
 */
export function fitGammaGamma(customers: readonly Weighted<Spend>[]): Fit<SpendParams> {
  const frequency = new Float64Array(customers.length)
  const monetary = new Float64Array(customers.length)
  const weights = new Float64Array(customers.length)
  let [kept, people, sum] = [0, 0, 0]
  for (let i = 0; i < customers.length; i += 1) {
    const row = customers[i] as Weighted<Spend>
    const weight = row.weight ?? 1
    checkSpend(row, i)
    checkWeight(weight, i)
    if (row.frequency > 0) {
      frequency[kept] = row.frequency
      monetary[kept] = row.monetary
      weights[kept] = weight
      kept += 1
      people += weight
      sum += weight * row.monetary
    }
  }
  if (people < 2) {
    throw new CannotFitError(reasonOf(customers.length, kept))
  }
  const scale = sum / people
  const columns = [frequency.subarray(0, kept), monetary.subarray(0, kept).map((z) => z / scale)]
  const { status, iterations, ...maximum } = maximise(
    gammaGammaLogLikelihood(compress(columns, weights.subarray(0, kept))),
    [1, 2, 1],
    people
  )
  const named = ([p = 0, q = 0, v = 0]: readonly number[]) => ({ p, q, v: v * scale })
  return {
    params: named(maximum.params),
    // Each customer's mean has a density by money, so the likelihood has a unit.
    logLikelihood: maximum.value - people * Math.log(scale),
    standardErrors: maximum.standardErrors && named(maximum.standardErrors),
    status,
    iterations,
  }
}

function reasonOf(all: number, kept: number) {
  return all === 0 ? "no_customers" : kept === 0 ? "no_repeat_purchase" : "one_customer"
}
