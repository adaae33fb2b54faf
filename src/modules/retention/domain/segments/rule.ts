/**
 * What a segment asks of a person: a tree of conditions, as it is stored and sent. Nothing here is
 * checked; `segmentRuleSchema` does that.
 */
export type SegmentRule = { readonly version: typeof RULE_VERSION; readonly where: RuleNode }

/** All of some parts, any of them, the opposite of one, or a condition. */
export type RuleNode = AllOf | AnyOf | Not | Condition

export type AllOf = { readonly and: readonly RuleNode[] }
export type AnyOf = { readonly or: readonly RuleNode[] }
export type Not = { readonly not: RuleNode }

/** One question about a person. About what is unknown of them it does not hold. */
export type Condition = {
  /** A field's name in the registry. */
  readonly field: string
  readonly operator: Operator
  /** By the field's kind and the operator; none for `set` and `not_set`. */
  readonly value?: RuleValue
  /** Only what happened then counts; without one, whatever ever happened. */
  readonly window?: RuleWindow
}

/**
 * How a field is compared. `ne`, `not_in`, `none_of` and `not_set` are the exact opposites of `eq`,
 * `in`, `any_of` and `set`: they hold where nothing is known.
 */
export type Operator =
  | "in"
  | "not_in"
  | "is"
  | "eq"
  | "ne"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "between"
  | "in_last"
  | "more_than_ago"
  | "between_ago"
  | "in_next"
  | "before"
  | "after"
  | "any_of"
  | "all_of"
  | "none_of"
  | "contains"
  | "starts_with"
  | "set"
  | "not_set"

/** A flag, a number, a text (decimal or day), or several. */
export type RuleValue = boolean | number | string | readonly number[] | readonly string[]

/** Calendar days of the policy's zone; `from` and `until` are `YYYY-MM-DD`, both included. */
export type RuleWindow =
  | { readonly in_last: number }
  | { readonly more_than_ago: number }
  | { readonly from?: string; readonly until?: string }

/** Of the language. A rule that an older one wrote says so. */
export const RULE_VERSION = 1

/** How large a rule may be. */
export const RULE_LIMITS = {
  /** Groups within groups; the outermost part is 1. */
  depth: 10,
  conditions: 200,
  /** Values of one condition, by what it asks for. */
  choices: 50,
  ids: 200,
  texts: 50,
  /** Letters of one text or id. */
  text: 200,
  days: 3650,
} as const

/** What a negative operator is the exact opposite of. */
const OPPOSITES: { readonly [negative in Operator]?: Operator } = {
  ne: "eq",
  not_in: "in",
  none_of: "any_of",
  not_set: "set",
}

/** The same condition without a negation in it, and whether there was one. */
export function affirmed(condition: Condition): {
  readonly condition: Condition
  readonly negated: boolean
} {
  const operator = OPPOSITES[condition.operator]
  return operator === undefined
    ? { condition, negated: false }
    : { condition: { ...condition, operator }, negated: true }
}

/** The parts of a group; none of a condition. */
export function partsOf(node: RuleNode): readonly RuleNode[] {
  if ("and" in node) {
    return node.and
  }
  if ("or" in node) {
    return node.or
  }
  return "not" in node ? [node.not] : []
}

/** Every condition of a rule, as they stand in it. */
export function conditionsOf(rule: SegmentRule): Condition[] {
  const within = (node: RuleNode): Condition[] =>
    "field" in node ? [node] : partsOf(node).flatMap(within)
  return within(rule.where)
}

/** The names of the fields that a rule asks for. */
export function fieldsOf(rule: SegmentRule): Set<string> {
  return new Set(conditionsOf(rule).map(({ field }) => field))
}

/** The ids or words that a rule compares a field with, each once. */
export function referencesOf(rule: SegmentRule, field: string): string[] {
  const values: unknown[] = conditionsOf(rule).flatMap((condition): readonly unknown[] =>
    condition.field === field && Array.isArray(condition.value) ? condition.value : []
  )
  return [...new Set(values.filter((value) => typeof value === "string"))]
}
