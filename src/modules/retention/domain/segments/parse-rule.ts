import type { SegmentRule } from "./rule"
import { type RuleIssue, sizeIssue } from "./rule-size"
import { type FieldShapes, segmentRuleSchema } from "./schema"

/** Most of what is wrong that one message tells. */
const MOST_TOLD = 20

/** Thrown for what is no rule; says of each part what is allowed. */
export class InvalidRule extends Error {
  constructor(readonly issues: readonly RuleIssue[]) {
    const told = issues.slice(0, MOST_TOLD).map(({ path, message }) => `${path}: ${message}`)
    const more = issues.length - told.length
    super([...told, ...(more > 0 ? [`and ${more} more`] : [])].join("; "))
    this.name = "InvalidRule"
  }
}

/** Why a rule that was valid once is not any more. */
export type RuleProblem = {
  /** `unknown_field`: a field is gone; the rule is as it should be otherwise. */
  readonly kind: "unknown_field" | "invalid_rule"
  /** The field that is gone, or that the part at fault asks for; null where there is none. */
  readonly field: string | null
  readonly path: string
  readonly message: string
}

/**
 * Checks what is to be a rule.
 *
 * @param input anything at all, of any size and depth
 * @param fields what conditions may ask for
 * @throws {InvalidRule} with the path of every part that is wrong
 */
export function parseRule(input: unknown, fields: FieldShapes): SegmentRule {
  const size = sizeIssue(input)
  if (size) {
    throw new InvalidRule([size])
  }
  const result = segmentRuleSchema(fields).safeParse(input)
  if (!result.success) {
    throw new InvalidRule(
      result.error.issues.map(({ path, message }) => ({ path: pathText(path), message }))
    )
  }
  return result.data
}

/** Checks a rule that was valid when it was stored: a field may have gone since. */
export function checkRule(
  stored: unknown,
  fields: FieldShapes
): { readonly rule: SegmentRule } | { readonly problem: RuleProblem } {
  try {
    return { rule: parseRule(stored, fields) }
  } catch (error) {
    if (!(error instanceof InvalidRule)) {
      throw error
    }
    const gone = error.issues.find(({ path }) => path.endsWith(".field"))
    const { path, message } = gone ?? error.issues[0] ?? { path: "rule", message: error.message }
    const kind = gone ? "unknown_field" : "invalid_rule"
    return { problem: { kind, field: fieldAt(stored, path), path, message } }
  }
}

/** `rule.where.and[1].value` */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => text + (typeof key === "number" ? `[${key}]` : `.${String(key)}`),
    "rule"
  )
}

/** The field of the condition that a path leads into. */
function fieldAt(stored: unknown, path: string): string | null {
  let found: string | null = null
  let value: unknown = stored
  for (const key of path.split(/[.[\]]+/).slice(1)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
      return found
    }
    value = (value as Readonly<Record<string, unknown>>)[key]
    const field: unknown = (value as { field?: unknown } | null)?.field
    found = typeof field === "string" ? field : found
  }
  return found
}
