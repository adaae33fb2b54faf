/**
 * A score by cut points: 1 + the number of cuts that are strictly smaller than the value.
 * Equal values get equal scores, and a value equal to a cut stays below it.
 *
 * @param compare Below, at or above 0, as for sorting.
 * @returns 1 to 1 + the number of cuts.
 */
export function score<T>(value: T, cuts: readonly T[], compare: (a: T, b: T) => number): number {
  return 1 + cuts.filter((cut) => compare(cut, value) < 0).length
}
