import { InvalidInputError } from "./invalid-input-error"

/** The 97.5th percentile of the standard normal distribution: 95 % two-sided. */
export const Z_95 = 1.959963984540054

/** A share with its interval; all null when there was nobody to count. */
export type ShareInterval =
  | { readonly rate: number; readonly lower: number; readonly upper: number }
  | { readonly rate: null; readonly lower: null; readonly upper: null }

/**
 * A share with its Wilson score interval, without continuity correction (method 3 of Newcombe
 * 1998, Statistics in Medicine 17:857–872). Unlike the textbook interval it neither leaves
 * [0, 1] nor shrinks to nothing at 0 or n.
 *
 * @param successes A whole number from 0 to `n`.
 * @param n A whole number, 0 or more.
 * @param z Standard normal quantile; 95 % unless told.
 * @throws {InvalidInputError} for anything else.
 */
export function wilson(successes: number, n: number, z: number = Z_95): ShareInterval {
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new InvalidInputError("n", "a whole number, 0 or more", n)
  }
  if (!Number.isSafeInteger(successes) || successes < 0 || successes > n) {
    throw new InvalidInputError("successes", `a whole number from 0 to n (${n})`, successes)
  }
  if (!Number.isFinite(z) || z <= 0) {
    throw new InvalidInputError("z", "a positive number", z)
  }
  if (n === 0) {
    return { rate: null, lower: null, upper: null }
  }
  const rate = successes / n
  const z2 = z * z
  const centre = (successes + z2 / 2) / (n + z2)
  const half = (z * Math.sqrt((successes * (n - successes)) / n + z2 / 4)) / (n + z2)
  return {
    rate,
    // At the ends the bound is 0 or 1 exactly; rounding must not push it past the rate.
    lower: successes === 0 ? 0 : Math.max(0, centre - half),
    upper: successes === n ? 1 : Math.min(1, centre + half),
  }
}
