import { parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { calendarDay } from "../time/calendar-day"
import { daysOfCondition, daysOfWindow, isDayIn } from "./day-ranges"
import type { FieldValue, SegmentFacts } from "./facts"
import type { FieldDefinition } from "./field"
import type { FieldRegistry } from "./registry"
import { affirmed, type Condition, type RuleNode, type SegmentRule } from "./rule"

/** What an answer depends on besides the person. */
export type Evaluation = {
  readonly registry: FieldRegistry
  readonly policy: Policy
  readonly now: Date
}

/**
 * Whether a rule holds for one person: what every rule means. Segments are made by the same rule
 * compiled to SQL; a property test holds the two equal.
 *
 * @param rule checked against the registry
 * @throws {RangeError} for a field that the registry does not have
 */
export function evaluateRule(
  { where }: SegmentRule,
  facts: SegmentFacts,
  evaluation: Evaluation
): boolean {
  const holds = (node: RuleNode): boolean => {
    if ("and" in node) {
      return node.and.every(holds)
    }
    if ("or" in node) {
      return node.or.some(holds)
    }
    return "not" in node ? !holds(node.not) : conditionHolds(node, facts, evaluation)
  }
  return holds(where)
}

function conditionHolds(
  given: Condition,
  facts: SegmentFacts,
  { registry, policy, now }: Evaluation
): boolean {
  const field = registry.get(given.field)
  if (!field) {
    throw new RangeError(`the registry has no field ${given.field}`)
  }
  const { condition, negated } = affirmed(given)
  const today = calendarDay(now, policy.time_zone)
  const days = daysOfWindow(condition.window, today)
  const inWindow = (at: Date) => isDayIn(calendarDay(at, policy.time_zone), days)
  const values = field.read(facts, { policy, now, inWindow })
  return fits(values, condition, field, { today, zone: policy.time_zone }) !== negated
}

type Calendar = { readonly today: number; readonly zone: string }

/** Whether the values of a field are what a condition without a negation asks for. */
function fits(
  values: readonly FieldValue[],
  condition: Condition,
  { kind }: FieldDefinition,
  { today, zone }: Calendar
): boolean {
  const { operator, value } = condition
  if (operator === "set") {
    return values.length > 0
  }
  if (operator === "all_of") {
    return listOf(value).every((wanted) => values.some((found) => found === wanted))
  }
  if (kind === "time") {
    const days = daysOfCondition(condition, today)
    return values.some((at) => at instanceof Date && isDayIn(calendarDay(at, zone), days))
  }
  return values.some((found) => {
    switch (operator) {
      case "is":
        return found === value
      case "in":
      case "any_of":
        return listOf(value).includes(found)
      case "contains":
        return String(found).includes(String(value))
      case "starts_with":
        return String(found).startsWith(String(value))
      case "between": {
        const [from = 0, to = 0] = listOf(value)
        return compared(found, from) >= 0 && compared(found, to) <= 0
      }
      default:
        return COMPARE[operator]?.(compared(found, value)) ?? false
    }
  })
}

const COMPARE: Readonly<Record<string, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  gt: (sign) => sign > 0,
  gte: (sign) => sign >= 0,
  lt: (sign) => sign < 0,
  lte: (sign) => sign <= 0,
}

/** Below, at or above 0. Numbers are compared as such, amounts exactly. */
function compared(found: unknown, wanted: unknown): number {
  if (typeof found === "number" && typeof wanted === "number") {
    return found - wanted
  }
  return parseDecimal(String(found)).comparedTo(parseDecimal(String(wanted))) ?? 0
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
