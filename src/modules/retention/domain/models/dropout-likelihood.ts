import type { Tuples } from "./compress"
import type { Evaluation, LogLikelihood } from "./maximise"
import { countAbove, poissonGammaLogLikelihood } from "./poisson-gamma-likelihood"
import type { DropoutModel } from "./types"

/**
 * ln L of MBG/NBD or BG/NBD by (r, α, a, b), with derivatives.
 *
 * One who lived through n chances to leave is there still, or left at the last purchase:
 * L = Γ(r+x)/Γ(r) αʳ · B(a, b+n)/B(a, b) · [(α+T)⁻⁽ʳ⁺ˣ⁾ + a/(b+n−1) (α+t)⁻⁽ʳ⁺ˣ⁾]
 * with n = x for the BG/NBD, where the bracket's second part is missing for x = 0 (Fader, Hardie and
 * Lee 2005, Marketing Science 24:275–284, equation 6), and n = x + 1 for the MBG/NBD, where the
 * first purchase is such a chance too (Batislam, Denizel and Filiztekin 2007, International Journal
 * of Research in Marketing 24:201–209, equation 4). That is the Poisson-gamma's L, times
 * B(a, b+n)/B(a, b), times 1 + eʷ with w = ln a − ln(b+n−1) + (r+x) ln((α+T)/(α+t)).
 *
 * @param tuples Columns frequency, recency, age.
 */
export function dropoutLogLikelihood(model: DropoutModel, tuples: Tuples): LogLikelihood {
  const { size, weights } = tuples
  const [frequency, recency, age] = tuples.columns as [Float64Array, Float64Array, Float64Array]
  const poissonGamma = poissonGammaLogLikelihood(tuples)
  const extra = model === "mbg-nbd" ? 1 : 0
  const survived = countSurvived(frequency, weights, extra)
  return ([r = 1, alpha = 1, a = 1, b = 1]) => {
    const e = poissonGamma(r, alpha)
    const beta = survivalTerms(survived, a, b)
    let { value, byR, byAlpha, byRR, byRAlpha, byAlphaAlpha } = e
    let { byA, byB, byAA, byAB, byBB } = beta
    let [byAR, byAAlpha, byBR, byBAlpha] = [0, 0, 0, 0]
    value += beta.value
    const logA = Math.log(a)
    const perA = 1 / a
    for (let i = 0; i < size; i += 1) {
      const x = frequency[i] as number
      const chances = x + extra
      if (chances === 0) {
        continue
      }
      const since = alpha + (recency[i] as number)
      const until = alpha + (age[i] as number)
      const perD = 1 / (b + chances - 1)
      const log = Math.log1p((until - since) / since)
      const w = logA + Math.log(perD) + (r + x) * log
      const small = Math.exp(-Math.abs(w))
      // The chance of having left, and how fast it changes with w.
      const left = (w > 0 ? 1 : small) / (1 + small)
      const people = weights[i] as number
      const first = people * left
      const second = (first * (w > 0 ? small : 1)) / (1 + small)
      const shift = 1 / until - 1 / since
      const wAlpha = (r + x) * shift
      value += people * (Math.max(w, 0) + Math.log1p(small))
      byR += first * log
      byAlpha += first * wAlpha
      byA += first * perA
      byB -= first * perD
      byRR += second * log * log
      byRAlpha += first * shift + second * log * wAlpha
      byAlphaAlpha += second * wAlpha * wAlpha - first * wAlpha * (1 / until + 1 / since)
      byAR += second * perA * log
      byAAlpha += second * perA * wAlpha
      byAA += (second - first) * perA * perA
      byBR -= second * perD * log
      byBAlpha -= second * perD * wAlpha
      byAB -= second * perD * perA
      byBB += (second + first) * perD * perD
    }
    return {
      value,
      gradient: [byR, byAlpha, byA, byB],
      hessian: [
        [byRR],
        [byRAlpha, byAlphaAlpha],
        [byAR, byAAlpha, byAA],
        [byBR, byBAlpha, byAB, byBB],
      ],
    } satisfies Evaluation
  }
}

/** How many customers survived chance i, counted from 0. */
function countSurvived(frequency: Float64Array, weights: Float64Array, extra: number) {
  const above = countAbove(frequency, weights)
  if (extra === 0) {
    return above
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return Float64Array.of(all, ...above)
}

/** Σ ln B(a, b+n)/B(a, b): the product of (b+i)/(a+b+i) over i < n. */
function survivalTerms(survived: Float64Array, a: number, b: number) {
  let [value, byA, byB, byAA, byAB, byBB] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < survived.length; i += 1) {
    const people = survived[i] as number
    const perB = 1 / (b + i)
    const perSum = 1 / (a + b + i)
    value -= people * Math.log1p(a * perB)
    byA -= people * perSum
    byB += people * a * perB * perSum
    byAA += people * perSum * perSum
    byAB += people * perSum * perSum
    byBB -= people * a * perB * perSum * (perB + perSum)
  }
  return { value, byA, byB, byAA, byAB, byBB }
}
