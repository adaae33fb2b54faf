import { MEASURE_GROUPS, measureOf, type MeasureName } from "./measures"
import type { Comparison, Side } from "./types"

/** A difference that is worth a word. */
export type Difference = {
  readonly name: MeasureName
  /** The segment with more of it. */
  readonly more: Side
  readonly by:
    | { readonly kind: "times"; readonly ratio: number }
    | { readonly kind: "points"; readonly points: number }
}

/** With fewer people in either segment a difference may well be chance, and is not told. */
export const FEWEST_PEOPLE = 30

/** So many times as much is a large difference. */
const LARGE_RATIO = 1.5
/** So many whole per cent are, between two shares. */
const LARGE_SHARE = 0.1
/** So much is, between two scores of 1 to 5. */
const LARGE_SCORE = 0.75

/** Sizes and sums follow from how many there are, and tell nothing of what they are like. */
const SIZES: ReadonlySet<MeasureName> = new Set(["people", "share", "buyers", "revenue", "clv"])

/**
 * The difference of the two in one measure.
 *
 * @returns null where it is small, where either figure is unknown, and where one is of nothing or
 *   less, since nothing is so many times as much as that
 */
export function differenceOf(name: MeasureName, { one, other }: Comparison): Difference | null {
  const measure = measureOf(name)
  const [a, b] = [measure.of(one), measure.of(other)]
  if (a === null || b === null) {
    return null
  }
  const [first, second] = [Number(a), Number(b)]
  const more: Side = first >= second ? "one" : "other"
  const [high, low] = [Math.max(first, second), Math.min(first, second)]
  if (measure.kind === "share" || measure.kind === "score") {
    const points = high - low
    return points >= (measure.kind === "share" ? LARGE_SHARE : LARGE_SCORE) - 1e-9
      ? { name, more, by: { kind: "points", points } }
      : null
  }
  const ratio = low > 0 ? high / low : 1
  return ratio >= LARGE_RATIO ? { name, more, by: { kind: "times", ratio } } : null
}

/**
 * What sets the two apart, the clearest first: large differences in what their people are like.
 *
 * @returns none where either has fewer than {@link FEWEST_PEOPLE} people
 */
export function differencesOf(comparison: Comparison): Difference[] {
  if (Math.min(comparison.one.people, comparison.other.people) < FEWEST_PEOPLE) {
    return []
  }
  return Object.values(MEASURE_GROUPS)
    .flat()
    .filter((name) => !SIZES.has(name))
    .map((name) => differenceOf(name, comparison))
    .filter((difference) => difference !== null)
    .sort((a, b) => strengthOf(b) - strengthOf(a))
}

/** How many times as large as need be to be told. */
function strengthOf({ name, by }: Difference): number {
  if (by.kind === "times") {
    return Math.log(by.ratio) / Math.log(LARGE_RATIO)
  }
  return by.points / (measureOf(name).kind === "share" ? LARGE_SHARE : LARGE_SCORE)
}
