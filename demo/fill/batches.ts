/** The values in slices of at most `size`. */
export function* inBatches<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < values.length; from += size) {
    yield values.slice(from, from + size)
  }
}
