import type { Condition } from "../../../domain/segments/rule"
import { listOf } from "./predicate"

/** Whether a comparison of a number holds for 0. */
export function holdsForNone({ operator, value }: Condition): boolean {
  const [first = 0, last = 0] = listOf(value).map(Number)
  switch (operator) {
    case "eq":
      return first === 0
    case "gt":
      return first < 0
    case "gte":
      return first <= 0
    case "lt":
      return first > 0
    case "lte":
      return first >= 0
    default:
      return first <= 0 && last >= 0
  }
}

/** Whether a comparison of a whole number tells none from some, and nothing else. */
export function isAboutNone({ operator, value }: Condition): boolean {
  return value === (operator === "gte" || operator === "lt" ? 1 : 0)
}
