import type { Random } from "./random"

/** Exponential by inversion. @param rate events per unit, > 0 */
export function exponential(random: Random, rate: number): number {
  return -Math.log(1 - random()) / rate
}

/** Standard normal by Marsaglia's polar method. */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) {
      return u * Math.sqrt((-2 * Math.log(s)) / s)
    }
  }
}

/**
 * Gamma with mean `shape / rate`. Marsaglia and Tsang (2000), "A simple method for generating
 * gamma variables", with their boost for shapes below 1.
 */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) {
    return gamma(random, shape + 1, rate) * (1 - random()) ** (1 / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
      return (d * v) / rate
    }
  }
}

/** Beta with mean `a / (a + b)`, as a share of two gammas. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a, 1)
  return x / (x + gamma(random, b, 1))
}

/** One of the entries, each with the chance of its weight. @throws Error without entries */
export function weighted<T>(random: Random, entries: readonly (readonly [T, number])[]): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * total
  for (const [value, weight] of entries) {
    left -= weight
    if (left < 0) {
      return value
    }
  }
  const last = entries[entries.length - 1]
  if (!last) {
    throw new Error("weighted() needs at least one entry")
  }
  return last[0]
}

/** One of the values, all alike. @throws Error without values */
export function pick<T>(random: Random, values: readonly T[]): T {
  return weighted(
    random,
    values.map((value) => [value, 1] as const)
  )
}
