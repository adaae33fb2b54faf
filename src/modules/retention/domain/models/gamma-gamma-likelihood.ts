import type { Tuples } from "./compress"
import { lgamma } from "./lgamma"
import type { LogLikelihood } from "./maximise"
import { digamma, trigamma } from "./polygamma"

/**
 * ln L of the Gamma-Gamma model by (p, q, v), with derivatives: Γ(px+q) / (Γ(px) Γ(q)) · v^q
 * z^(px−1) x^(px) / (v + xz)^(px+q) for a mean of z over x purchases (Fader and Hardie 2013, The
 * Gamma-Gamma Model of Monetary Value, equation 1a). Its gamma functions depend on x alone, so they
 * are computed once for each number of purchases.
 *
 * @param tuples Columns frequency, monetary.
 */
export function gammaGammaLogLikelihood({ size, columns, weights }: Tuples): LogLikelihood {
  const [frequency, monetary] = columns as [Float64Array, Float64Array]
  const byFrequency = new Map<number, number>()
  const total = frequency.map((x, i) => x * (monetary[i] as number))
  let constant = 0
  for (let i = 0; i < size; i += 1) {
    const x = frequency[i] as number
    byFrequency.set(x, (byFrequency.get(x) ?? 0) + (weights[i] as number))
    constant -= (weights[i] as number) * Math.log(monetary[i] as number)
  }
  return ([p = 1, q = 1, v = 1]) => {
    const e = { value: constant, p: 0, q: 0, v: 0, pp: 0, pq: 0, qq: 0, pv: 0, qv: 0, vv: 0 }
    const [lgammaQ, digammaQ, trigammaQ] = [lgamma(q), digamma(q), trigamma(q)]
    for (const [x, people] of byFrequency) {
      const [shape, sum] = [p * x, p * x + q]
      const [ofSum, curve] = [digamma(sum), trigamma(sum)]
      e.value += people * (lgamma(sum) - lgamma(shape) - lgammaQ)
      e.p += people * x * (ofSum - digamma(shape))
      e.q += people * (ofSum - digammaQ)
      e.pp += people * x * x * (curve - trigamma(shape))
      e.pq += people * x * curve
      e.qq += people * (curve - trigammaQ)
    }
    for (let i = 0; i < size; i += 1) {
      const x = frequency[i] as number
      const spent = total[i] as number
      const people = weights[i] as number
      // (v + xz) split into v (1 + xz/v) and xz (1 + v/xz): each power takes the part that stays.
      const perSum = 1 / (v + spent)
      const logShare = Math.log1p(v / spent)
      const logRest = Math.log1p(spent / v)
      e.value -= people * (p * x * logShare + q * logRest)
      e.p -= people * x * logShare
      e.q -= people * logRest
      e.v += people * ((q * spent) / v - p * x) * perSum
      e.pv -= people * x * perSum
      e.qv += people * (spent / v) * perSum
      e.vv += people * ((p * x + q) * perSum * perSum - q / (v * v))
    }
    return {
      value: e.value,
      gradient: [e.p, e.q, e.v],
      hessian: [[e.pp], [e.pq, e.qq], [e.pv, e.qv, e.vv]],
    }
  }
}
