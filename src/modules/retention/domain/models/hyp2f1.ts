import { logBetaMean } from "./beta-mean"

/** Longer series than this cost more than the integral. */
const MAX_TERMS = 5000

/** Powers of two: scaling by them is exact. */
const LARGE = 2 ** 500
const LOG_LARGE = 500 * Math.LN2

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) where the models need it: a > 0, c > b > 0 and
 * z < 1, also far below zero and close to 1. There it is the mean of (1 − z p)⁻ᵃ over
 * p ~ Beta(b, c − b) (Abramowitz and Stegun 15.3.1), so all is positive and nothing cancels: a
 * plain series, after Pfaff's transformation (15.3.4) for z < 0, and the integral itself where the
 * series would be long. Relative error below 1e-12; infinite where the value exceeds a double.
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  if (z < 0) {
    const w = z / (z - 1)
    return Math.exp(logSeries(a, c - b, c, w, 1 / (1 - z)) - a * Math.log1p(-z))
  }
  return Math.exp(logSeries(a, b, c, z, 1 - z))
}

/** ln ₂F₁ for 0 ≤ z < 1; `rest` is 1 − z, known better than by subtraction. */
function logSeries(a: number, b: number, c: number, z: number, rest: number): number {
  // Terms rise to about a z / (1 − z), then fall by a factor of z each.
  if ((a * z + 40) / rest > MAX_TERMS) {
    return logBetaMean(c - b, b, (q) => -a * Math.log(rest + z * q))
  }
  let [sum, term, scale] = [1, 1, 0]
  for (let k = 0; term > 1e-17 * rest * sum || k * rest < a * z; k += 1) {
    term *= ((a + k) * (b + k) * z) / ((k + 1) * (c + k))
    sum += term
    if (sum > LARGE) {
      sum /= LARGE
      term /= LARGE
      scale += LOG_LARGE
    }
  }
  return Math.log(sum) + scale
}
