import type { Text } from "../../hooks/use-text"
import type { Difference } from "./differences"
import { measureOf, type MeasureKind } from "./measures"
import type { Comparison, Side } from "./types"

/** The other one of the two. */
export const otherSide = (side: Side): Side => (side === "one" ? "other" : "one")

/** A figure in the admin's language. */
export function figureText(
  kind: MeasureKind,
  value: number | string,
  currency: string,
  { t, format }: Text
): string {
  switch (kind) {
    case "count":
      return format.count(Number(value))
    case "share":
      return format.percent(Number(value), 1)
    case "money":
      return format.money(String(value), currency)
    case "number":
    case "score":
      return format.fixed(Number(value), 1)
    case "days":
      return t("units.days", {
        count: Math.round(Number(value)),
        n: format.count(Math.round(Number(value))),
      })
  }
}

/** A difference in a few words, as a table has room for. */
export function differenceText({ name, more, by }: Difference, { t, format }: Text): string {
  const side = more === "one" ? "a" : "b"
  if (by.kind === "times") {
    return t(`compare.figures.times_${side}`, { ratio: format.decimal(by.ratio) })
  }
  return measureOf(name).kind === "share"
    ? t(`compare.figures.percent_${side}`, { points: format.count(Math.round(by.points * 100)) })
    : t(`compare.figures.points_${side}`, { points: format.decimal(by.points) })
}

/**
 * A difference in a sentence.
 *
 * @param names of the two segments
 */
export function differenceSentence(
  { name, more, by }: Difference,
  comparison: Comparison,
  names: Readonly<Record<Side, string>>,
  text: Text
): string {
  const measure = measureOf(name)
  const figure = (side: Side) => {
    const value = measure.of(comparison[side]) ?? 0
    return measure.kind === "share"
      ? text.format.chance(Number(value))
      : figureText(measure.kind, value, comparison.currency, text)
  }
  return text.t(`compare.apart.${name}`, {
    more: names[more],
    less: names[otherSide(more)],
    high: figure(more),
    low: figure(otherSide(more)),
    ...(by.kind === "times" && { ratio: text.format.decimal(by.ratio) }),
  })
}
