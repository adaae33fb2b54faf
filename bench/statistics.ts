/** The middle value; the lower of two. @throws RangeError without values */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which a share of all lies. @throws RangeError without values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length - 1) * share))]
  if (value === undefined) {
    throw new RangeError("no values")
  }
  return value
}

/** The mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const RESAMPLES = 2000

/**
 * A 95 % bootstrap interval of the ratio of one statistic of two samples that took turns; always
 * the same one. Whole turns are drawn, and both sides of each: what slowed one down for a while
 * slowed the other down too.
 */
export function ratioInterval(
  above: readonly (readonly number[])[],
  below: readonly (readonly number[])[],
  statistic: (values: readonly number[]) => number
): [lower: number, upper: number] {
  const random = mulberry32(42)
  const ratios = Array.from({ length: RESAMPLES }, () => {
    const turns = above.map(() => Math.floor(random() * above.length))
    const drawn = (sample: readonly (readonly number[])[]) =>
      statistic(turns.flatMap((turn) => sample[turn] ?? []))
    return drawn(above) / drawn(below)
  })
  return [quantile(ratios, 0.025), quantile(ratios, 0.975)]
}

/** A small generator of numbers from 0 to 1 by a seed. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
