import type { Tuples } from "../models/compress"

/** A spread below this share of the mean is rounding. */
const ROUNDING = 1e-12

/**
 * Pearson's correlation of two columns over people.
 *
 * @param slices Columns as given first, weights as numbers of people.
 * @returns From −1 to 1; null where either is the same for all, or there is nobody.
 */
export function correlation(slices: readonly Tuples[]): number | null {
  const [x, y] = [meanOf(slices, 0), meanOf(slices, 1)]
  let [all, xx, xy, yy] = [0, 0, 0, 0]
  for (const { size, columns, weights } of slices) {
    const [one, other] = columns as [Float64Array, Float64Array]
    for (let i = 0; i < size; i += 1) {
      const [dx, dy] = [(one[i] as number) - x, (other[i] as number) - y]
      const people = weights[i] as number
      all += people
      xx += people * dx * dx
      xy += people * dx * dy
      yy += people * dy * dy
    }
  }
  const [spreadX, spreadY] = [Math.sqrt(xx / all), Math.sqrt(yy / all)]
  const isSpread = spreadX > ROUNDING * Math.abs(x) && spreadY > ROUNDING * Math.abs(y)
  return isSpread ? Math.max(-1, Math.min(1, xy / all / spreadX / spreadY)) : null
}

function meanOf(slices: readonly Tuples[], column: number): number {
  let [sum, people] = [0, 0]
  for (const { size, columns, weights } of slices) {
    const values = columns[column] as Float64Array
    for (let i = 0; i < size; i += 1) {
      sum += (weights[i] as number) * (values[i] as number)
      people += weights[i] as number
    }
  }
  return sum / people
}
