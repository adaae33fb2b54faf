/**
 * Moves labels apart that would cover each other, each as little as it takes.
 *
 * @param wanted where each label would stand best
 * @param gap the least distance between two
 * @param range the first and the last place there is
 * @returns places in the order of `wanted`; as close as it must be where there is no room for all
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  [first, last]: readonly [number, number]
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b))
  const step = Math.min(gap, wanted.length > 1 ? (last - first) / (wanted.length - 1) : gap)
  const places = order.map((index) => Math.min(Math.max(at(wanted, index), first), last))
  for (let i = 1; i < places.length; i++) {
    places[i] = Math.max(at(places, i), at(places, i - 1) + step)
  }
  for (let i = places.length - 1; i >= 0; i--) {
    const limit = i === places.length - 1 ? last : at(places, i + 1) - step
    places[i] = Math.min(at(places, i), limit)
  }
  const spreadOut = new Array<number>(wanted.length).fill(first)
  order.forEach((index, rank) => {
    spreadOut[index] = at(places, rank)
  })
  return spreadOut
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0
}
