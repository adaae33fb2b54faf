/**
 * The test's own way back from purchases to the parameters they were drawn with: the likelihood
 * of the MBG/NBD model, maximised by Nelder and Mead's simplex.
 */

/** What one person did: repeat purchases, day of the last, days watched. */
export type Watched = { readonly x: number; readonly last: number; readonly watched: number }

/** ln Γ by Lanczos' approximation (g = 7, nine terms), good to 1e-13. */
function logGamma(z: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ]
  const base = z - 1
  const sum = terms.reduce((total, term, at) => total + (at === 0 ? term : term / (base + at)), 0)
  const shifted = base + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(shifted) - shifted + Math.log(sum)
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)

/** Log-likelihood of r, α, a, b (Batislam et al. 2007, equation 8). */
export function logLikelihood(people: readonly Watched[], parameters: readonly number[]): number {
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = parameters
  const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b)
  // What depends on the number of purchases alone, worked out once for each number.
  const counts = Array.from({ length: 1 + Math.max(...people.map(({ x }) => x)) }, (_, x) => ({
    rate: logGamma(r + x),
    alive: logBeta(a, b + x + 1),
    gone: logBeta(a + 1, b + x),
  }))
  return people.reduce((total, { x, last, watched }) => {
    const count = counts[x] ?? { rate: NaN, alive: NaN, gone: NaN }
    const alive = count.alive - (r + x) * Math.log(alpha + watched)
    const gone = count.gone - (r + x) * Math.log(alpha + last)
    const larger = Math.max(alive, gone)
    const mixed = larger + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger))
    return total + constant + count.rate + mixed
  }, 0)
}

/** Positive parameters that make `value` largest. @param start where to begin */
export function maximise(
  value: (parameters: readonly number[]) => number,
  start: readonly number[],
  rounds = 300
): number[] {
  const cost = (logs: readonly number[]) => -value(logs.map(Math.exp))
  const origin = start.map(Math.log)
  const points = [origin, ...origin.map((_, at) => origin.map((v, i) => (i === at ? v + 0.5 : v)))]
  let simplex = points.map((at) => ({ at, cost: cost(at) }))
  for (let round = 0; round < rounds; round += 1) {
    simplex = simplex.sort((one, other) => one.cost - other.cost)
    const worst = simplex[simplex.length - 1]
    const best = simplex[0]
    const second = simplex[simplex.length - 2]
    if (!worst || !best || !second) {
      break
    }
    const others = simplex.slice(0, -1)
    const centre = origin.map(
      (_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length
    )
    const along = (step: number) => {
      const at = centre.map((c, i) => c + step * (c - (worst.at[i] ?? 0)))
      return { at, cost: cost(at) }
    }
    const reflected = along(1)
    let next = reflected
    if (reflected.cost < best.cost) {
      const further = along(2)
      next = further.cost < reflected.cost ? further : reflected
    } else if (reflected.cost >= second.cost) {
      next = along(reflected.cost < worst.cost ? 0.5 : -0.5)
    }
    if (next.cost < worst.cost) {
      simplex = [...others, next]
    } else {
      simplex = simplex.map(({ at }) => {
        const nearer = at.map((v, i) => ((best.at[i] ?? 0) + v) / 2)
        return { at: nearer, cost: cost(nearer) }
      })
    }
  }
  return (simplex[0]?.at ?? origin).map(Math.exp)
}
