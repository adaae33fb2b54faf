/** More labels than these, beside the first, would be too many. */
const MOST = 5

/**
 * Round numbers from 0 up to the first that is no less than the largest.
 *
 * @param largest at least 0
 * @param finest the smallest distance of two of them, a power of ten
 * @returns at most six, of which the last is the axis' end
 */
export function roundTicks(largest: number, finest = 0.01): number[] {
  let step = finest
  for (let power = finest; largest / step > MOST; power *= 10) {
    step = [1, 2, 5, 10].map((times) => times * power).find((one) => largest / one <= MOST) ?? step
  }
  const count = Math.max(1, Math.ceil(largest / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}
