import { lbeta } from "./lbeta"

/** How far below its peak a term no longer counts, in logs: e⁻⁴⁵ is 3e-20. */
const NEGLIGIBLE = 45
const TOLERANCE = 1e-13
const MAX_HALVINGS = 7

/**
 * ln E[g(p)] for p drawn from Beta(a, b) and a positive g: the trapezoidal rule on the logit of p
 * with its tails drawn in by a hyperbolic sine (the double-exponential rule of Takahasi and Mori
 * 1974), around the peak of the integrand. Neither tiny nor huge shapes make it singular, and its
 * cost is bounded, which a series near its radius of convergence is not.
 *
 * @param logG ln g(p); p may be 0 where it is too small for a double. With the Beta density it
 * must have one peak, as it has for powers of 1 + p s.
 */
export function logBetaMean(a: number, b: number, logG: (p: number) => number): number {
  const logIntegrand = (logit: number) => {
    // The smaller of p and 1 − p is the exact one.
    const tail = Math.exp(-Math.abs(logit))
    const p = logit < 0 ? tail / (1 + tail) : 1 / (1 + tail)
    const logP = Math.min(logit, 0) - Math.log1p(tail)
    const logQ = Math.min(-logit, 0) - Math.log1p(tail)
    return a * logP + b * logQ + logG(p)
  }
  const centre = peak(logIntegrand, Math.log(a / b))
  const top = logIntegrand(centre)
  const width = Math.min(fall(logIntegrand, centre, 1), fall(logIntegrand, centre, -1))
  const logTerm = (y: number) =>
    logIntegrand(centre + width * Math.sinh(y)) + Math.log(Math.cosh(y)) - top
  const reach = (direction: number) => {
    let y = direction
    while (logTerm(y) > -NEGLIGIBLE) {
      y += direction
    }
    return y
  }
  const [from, to] = [reach(-0.5), reach(0.5)]
  let step = 0.5
  let sum = trapezoid(logTerm, from, to, step)
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1) {
    // The new points lie half-way between the old ones.
    const finer = (sum + trapezoid(logTerm, from + step / 2, to, step)) / 2
    const settled = Math.abs(finer - sum) <= TOLERANCE * finer
    sum = finer
    step /= 2
    if (settled) {
      break
    }
  }
  return top + Math.log(sum * width) - lbeta(a, b)
}

function trapezoid(logTerm: (y: number) => number, from: number, to: number, step: number): number {
  let sum = 0
  for (let y = from; y <= to; y += step) {
    sum += Math.exp(logTerm(y))
  }
  return sum * step
}

/** Where a function with one peak has it, roughly: uphill in growing steps, then by thirds. */
function peak(f: (x: number) => number, start: number): number {
  const direction = f(start + 1e-3) > f(start) ? 1 : -1
  let step = 1
  while (f(start + direction * step * 2) > f(start + direction * step)) {
    step *= 2
  }
  let low = Math.min(start, start + direction * step * 2)
  let high = Math.max(start, start + direction * step * 2)
  for (let round = 0; round < 60 && high - low > 1e-3; round += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (f(left) < f(right)) {
      low = left
    } else {
      high = right
    }
  }
  return (low + high) / 2
}

/** How far from its peak a function has fallen by about one. */
function fall(f: (x: number) => number, centre: number, direction: number): number {
  const top = f(centre)
  let distance = 1
  while (top - f(centre + direction * distance) < 1) {
    distance *= 2
  }
  while (distance > 1e-9 && top - f(centre + (direction * distance) / 2) > 1) {
    distance /= 2
  }
  return distance
}
