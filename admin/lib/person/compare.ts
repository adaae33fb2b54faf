/** How much is like the median: a twentieth off is nothing to speak of. */
const ALIKE = 0.05

/**
 * An amount against the shop's median. Only the ratio is a float, which is told to one decimal.
 *
 * @param amount decimal string
 * @param median decimal string in the same currency
 * @returns such as 1.4; 1 when they are as good as equal; null where there is nothing to compare
 */
export function ratioTo(amount: string | null, median: string | null): number | null {
  const [part, whole] = [Number(amount), Number(median)]
  if (amount === null || median === null || !(whole > 0) || !Number.isFinite(part)) {
    return null
  }
  const ratio = part / whole
  return Math.abs(ratio - 1) <= ALIKE ? 1 : ratio
}
