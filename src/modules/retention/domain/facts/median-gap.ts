/**
 * The median of whole numbers of days, between the middle two when their count is even, as
 * Postgres's `percentile_cont(0.5)` does.
 *
 * @returns A decimal string, a multiple of 0.5; null without gaps.
 */
export function medianGapDays(gaps: readonly number[]): string | null {
  const sorted = [...gaps].sort((a, b) => a - b)
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  const upper = sorted[Math.floor(sorted.length / 2)]
  // Halves are exact in binary, so this is no rounding.
  return lower === undefined || upper === undefined ? null : String((lower + upper) / 2)
}
