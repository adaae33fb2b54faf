import { z } from "zod"
import type { FieldShape } from "./kinds"
import { type Operator, RULE_VERSION, type RuleNode, type SegmentRule } from "./rule"
import { valueSchema, windowSchema } from "./values"

/** The fields that rules may ask for, by name. */
export type FieldShapes = ReadonlyMap<string, FieldShape>

type Chosen<T> = z.ZodType<T> | { readonly path: readonly string[]; readonly message: string }

const GROUPS = ["and", "or", "not"] as const

const NODE_ALLOWED = "must be an object with and, or, not, or a condition with field and operator"

/**
 * The rule language: the one truth of what a rule may be, for whoever writes, stores or compiles
 * one. It recurses, so what comes from outside goes through `rule-size` before.
 *
 * @param fields what conditions may ask for; the API's list of fields will do
 */
export function segmentRuleSchema(fields: FieldShapes): z.ZodType<SegmentRule> {
  const made = MADE.get(fields) ?? makeSchema(fields)
  MADE.set(fields, made)
  return made
}

/** Making one takes longer than asking it, and the builder asks with every key. */
const MADE = new WeakMap<FieldShapes, z.ZodType<SegmentRule>>()

function makeSchema(fields: FieldShapes): z.ZodType<SegmentRule> {
  const conditions = new Map<string, z.ZodType<RuleNode>>()
  const node: z.ZodType<RuleNode> = chosen((value): Chosen<RuleNode> => {
    if (!isObject(value)) {
      return { path: [], message: NODE_ALLOWED }
    }
    const group = GROUPS.find((name) => Object.hasOwn(value, name))
    return group === undefined ? conditionOf(fields, conditions, value) : groups[group]
  })
  const parts = z
    .array(node, { error: "must be a list of at least one part" })
    .min(1, { error: "must hold at least one part" })
  const groups = {
    and: strict({ and: parts }),
    or: strict({ or: parts }),
    not: strict({ not: node }),
  }
  const version = `must be ${RULE_VERSION}`
  return strict({ version: z.literal(RULE_VERSION, { error: version }), where: node })
}

/** What a condition has to be, by the field and the operator that it names. */
function conditionOf(
  fields: FieldShapes,
  made: Map<string, z.ZodType<RuleNode>>,
  condition: Readonly<Record<string, unknown>>
): Chosen<RuleNode> {
  if (!Object.hasOwn(condition, "field") && !Object.hasOwn(condition, "operator")) {
    return { path: [], message: NODE_ALLOWED }
  }
  const field = typeof condition.field === "string" ? fields.get(condition.field) : undefined
  if (!field) {
    return { path: ["field"], message: `unknown field ${shown(condition.field)}` }
  }
  const operator = field.operators.find((name) => name === condition.operator)
  if (operator === undefined) {
    const message = `must be an operator of ${field.name}: ${field.operators.join(", ")}`
    return { path: ["operator"], message }
  }
  if (Object.hasOwn(condition, "window") && !field.window) {
    return { path: ["window"], message: `${field.name} takes no window` }
  }
  if ((operator === "set" || operator === "not_set") && Object.hasOwn(condition, "value")) {
    return { path: ["value"], message: `${operator} takes no value` }
  }
  const name = `${operator} ${field.name}`
  const schema = made.get(name) ?? conditionSchema(field, operator)
  made.set(name, schema)
  return schema
}

function conditionSchema(field: FieldShape, operator: Operator): z.ZodType<RuleNode> {
  const value = valueSchema(field, operator)
  return strict({
    field: z.literal(field.name),
    operator: z.literal(operator),
    ...(value === null ? {} : { value }),
    ...(field.window ? { window: windowSchema.optional() } : {}),
  }) as unknown as z.ZodType<RuleNode>
}

/**
 * A schema that is chosen by looking at the value, so that messages are those of what was meant
 * and not of everything else that it could have been.
 */
function chosen<T>(choose: (value: unknown) => Chosen<T>): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    const schema = choose(value)
    if (!(schema instanceof z.ZodType)) {
      context.addIssue({ code: "custom", path: [...schema.path], message: schema.message })
      return z.NEVER
    }
    const result = schema.safeParse(value)
    if (result.success) {
      return result.data
    }
    for (const { path, message } of result.error.issues) {
      context.addIssue({ code: "custom", path, message })
    }
    return z.NEVER
  })
}

/** An object that refuses unknown keys, and says which it knows. */
function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const allowed = Object.keys(shape).join(", ")
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `unknown key ${issue.keys.map(shown).join(", ")}; allowed: ${allowed}`
        : `must be an object with ${allowed}`,
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

const LONGEST_SHOWN = 60

/** What was given, short, and with everything escaped that could harm a log. */
function shown(value: unknown): string {
  if (typeof value !== "string") {
    return "that is no text"
  }
  return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value)
}
