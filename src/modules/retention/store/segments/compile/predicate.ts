import { daysOfCondition } from "../../../domain/segments/day-ranges"
import type { FieldKind } from "../../../domain/segments/kinds"
import type { Condition } from "../../../domain/segments/rule"
import type { Question } from "./question"

/** As what values of a kind are compared. Numbers as the doubles that they are in a rule. */
const TYPES = {
  choice: "text",
  flag: "boolean",
  integer: "bigint",
  number: "double precision",
  money: "numeric",
  time: "timestamptz",
  list: "text",
  text: "text",
} as const satisfies Record<FieldKind, string>

const COMPARISONS: Readonly<Record<string, string>> = {
  eq: "=",
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
}

/** An expression as the type that its kind is compared as. */
export function castTo(kind: FieldKind, expression: string): string {
  return `(${expression})::${TYPES[kind]}`
}

/**
 * A condition without a negation, on one value: never true where that is null, whatever else it is.
 *
 * @param value SQL of the value, of the kind's type
 */
export function predicate(
  question: Question,
  kind: FieldKind,
  condition: Condition,
  value: string
): string {
  const { operator, value: wanted } = condition
  const bound = (one: unknown) => `${question.bind(one)}::${TYPES[kind]}`
  if (operator === "set") {
    return `${value} IS NOT NULL`
  }
  if (kind === "time") {
    return all(question.within(value, daysOfCondition(condition, question.today)))
  }
  switch (operator) {
    case "is":
      // Spelt out, for the partial indexes of those for whom it holds.
      return wanted === true ? value : `NOT ${value}`
    case "in":
    case "any_of":
      return equalsAny(question, value, listOf(wanted))
    case "contains":
      return `position(${bound(wanted)} IN ${value}) > 0`
    case "starts_with":
      return `starts_with(${value}, ${bound(wanted)})`
    case "between": {
      const [from, to] = listOf(wanted)
      return `${value} BETWEEN ${bound(from)} AND ${bound(to)}`
    }
    default:
      return `${value} ${COMPARISONS[operator]} ${bound(wanted)}`
  }
}

/** A condition without a negation, on a list: never true where that is null. */
export function listPredicate(question: Question, condition: Condition, list: string): string {
  const wanted = listOf(condition.value)
  switch (condition.operator) {
    case "set":
      return `${list} <> '{}'`
    case "all_of":
      return `${list} @> ${question.bind(wanted)}::text[]`
    default:
      return `${list} && ${question.bind(wanted)}::text[]`
  }
}

/** One of some texts. A single one is compared as such: then an index gives its own order. */
export function equalsAny(question: Question, value: string, wanted: readonly unknown[]): string {
  const [first] = wanted
  return wanted.length === 1
    ? `${value} = ${question.bind(first)}::text`
    : `${value} = ANY (${question.bind(wanted)}::text[])`
}

/** All of some conditions. */
export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? "TRUE" : conditions.join(" AND ")
}

/** What a condition compares with, as a list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
