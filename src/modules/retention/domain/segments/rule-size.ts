import { RULE_LIMITS } from "./rule"

/** What is wrong with a part of a rule, or with what else was handed in. */
export type RuleIssue = {
  /** Inside the rule: `rule.where.and[1].value`. */
  readonly path: string
  /** What is allowed there. */
  readonly message: string
}

/** No rule within the limits has more parts: each condition, in groups all of its own. */
const MOST_PARTS = RULE_LIMITS.conditions * RULE_LIMITS.depth

type Part = { readonly value: unknown; readonly path: string; readonly depth: number }

/**
 * Whether a rule is too deep or too large to be looked at. Walks it without recursing, so that it
 * holds for whatever can be sent; shapes are the schema's affair.
 */
export function sizeIssue(rule: unknown): RuleIssue | null {
  const waiting: Part[] = [{ value: fieldOf(rule, "where"), path: "rule.where", depth: 1 }]
  let parts = 0
  let conditions = 0
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { path, depth } = part
    if (depth > RULE_LIMITS.depth) {
      return { path, message: `must not be nested deeper than ${RULE_LIMITS.depth}` }
    }
    const inner = innerOf(part)
    parts += 1
    conditions += inner.length === 0 ? 1 : 0
    if (conditions > RULE_LIMITS.conditions || parts > MOST_PARTS) {
      const message = `must have at most ${RULE_LIMITS.conditions} conditions`
      return { path: "rule.where", message }
    }
    waiting.push(...inner)
  }
  return null
}

function innerOf({ value, path, depth }: Part): Part[] {
  for (const group of ["and", "or"] as const) {
    const list = fieldOf(value, group)
    if (Array.isArray(list)) {
      // One more than may be is enough to be refused.
      return list.slice(0, RULE_LIMITS.conditions + 1).map((inner: unknown, index) => ({
        value: inner,
        path: `${path}.${group}[${index}]`,
        depth: depth + 1,
      }))
    }
  }
  const inner = fieldOf(value, "not")
  return inner === undefined ? [] : [{ value: inner, path: `${path}.not`, depth: depth + 1 }]
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}
