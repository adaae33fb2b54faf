import type { Evaluation } from "./maximise"
import type { Tuples } from "./compress"

/** By r and α: value, gradient, and the Hessian's three distinct cells. */
export type PoissonGammaEvaluation = {
  readonly value: number
  readonly byR: number
  readonly byAlpha: number
  readonly byRR: number
  readonly byRAlpha: number
  readonly byAlphaAlpha: number
}

/**
 * ln L of the Poisson-gamma process (NBD), of the purchases with their times: Γ(r+x)/Γ(r) ·
 * αʳ / (α+T)ʳ⁺ˣ, which is equation 3 of Fader, Hardie and Lee (2005), Marketing Science 24:275–284,
 * without dropout. Γ(r+x)/Γ(r) is the product of r + i over i < x, so people are counted by x once.
 *
 * @param tuples Columns frequency, recency, age.
 */
export function poissonGammaLogLikelihood({ size, columns, weights }: Tuples) {
  const [frequency, , age] = columns as [Float64Array, Float64Array, Float64Array]
  const above = countAbove(frequency, weights)
  return (r: number, alpha: number): PoissonGammaEvaluation => {
    let [value, byR, byAlpha, byRR, byRAlpha, byAlphaAlpha] = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < above.length; i += 1) {
      const people = above[i] as number
      value += people * Math.log((r + i) / alpha)
      byR += people / (r + i)
      byRR -= people / (r + i) ** 2
    }
    for (let i = 0; i < size; i += 1) {
      const x = frequency[i] as number
      const t = age[i] as number
      const w = weights[i] as number
      // ln α and ln(α + T) nearly cancel where r and α are large.
      const grown = Math.log1p(t / alpha)
      const share = 1 / (alpha + t)
      const lost = (t * share) / alpha
      value -= w * (r + x) * grown
      byR -= w * grown
      byAlpha += w * (r * lost - x * share)
      byRAlpha += w * lost
      byAlphaAlpha += w * (x * share * share - r * lost * (1 / alpha + share))
    }
    return { value, byR, byAlpha, byRR, byRAlpha, byAlphaAlpha }
  }
}

/** The same in the optimiser's shape. */
export function poissonGammaEvaluation(e: PoissonGammaEvaluation): Evaluation {
  return {
    value: e.value,
    gradient: [e.byR, e.byAlpha],
    hessian: [[e.byRR], [e.byRAlpha, e.byAlphaAlpha]],
  }
}

/** How many customers have a frequency above i. */
export function countAbove(frequency: Float64Array, weights: Float64Array): Float64Array {
  let most = 0
  for (const x of frequency) {
    most = Math.max(most, x)
  }
  const above = new Float64Array(most)
  for (let i = 0; i < frequency.length; i += 1) {
    const x = frequency[i] as number
    if (x > 0) {
      above[x - 1] = (above[x - 1] as number) + (weights[i] as number)
    }
  }
  for (let i = most - 2; i >= 0; i -= 1) {
    above[i] = (above[i] as number) + (above[i + 1] as number)
  }
  return above
}
