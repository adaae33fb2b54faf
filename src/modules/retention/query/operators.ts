import type { ColumnKind, ColumnSpec } from "./columns"
import { invalid, listing } from "./invalid"
import { boundValue, CASTS } from "./values"

/** A condition with its parameters; the SQL holds only our own names. */
export type Condition = { readonly sql: string; readonly parameters: Record<string, unknown> }

type Target = {
  readonly column: ColumnSpec
  /** The quoted column. */
  readonly sql: string
  /** The field as the caller named it. */
  readonly path: string
  /** Makes a parameter name that nobody else has. */
  readonly name: () => string
}

type Operator = (target: Target, value: unknown) => Condition

const comparison =
  (symbol: "=" | "!=" | ">" | ">=" | "<" | "<="): Operator =>
  (target, value) => {
    if (value === null) {
      if (symbol === "=" || symbol === "!=") {
        return constant(`${target.sql} IS ${symbol === "=" ? "" : "NOT "}NULL`)
      }
      throw invalid(`${target.path} cannot be compared with null by an order`)
    }
    const name = target.name()
    return {
      sql: `${target.sql} ${symbol} CAST(:${name} AS ${castOf(target)})`,
      parameters: { [name]: boundValue(target.column, value, target.path) },
    }
  }

const membership =
  (negated: boolean): Operator =>
  (target, value) => {
    if (!Array.isArray(value)) {
      throw invalid(`${target.path} takes a list with ${negated ? "$nin" : "$in"}`)
    }
    const [only] = value as unknown[]
    if (value.length === 1) {
      // By one value Postgres can keep the order of an index, by a list of one it cannot.
      return comparison(negated ? "!=" : "=")(target, only)
    }
    const name = target.name()
    const values = value.filter((item) => item !== null)
    const listed = `${target.sql} = ANY(CAST(:${name} AS ${castOf(target)}[]))`
    const sql = values.length < value.length ? `(${listed} OR ${target.sql} IS NULL)` : listed
    return {
      sql: negated ? `NOT (${sql})` : sql,
      parameters: { [name]: values.map((item) => boundValue(target.column, item, target.path)) },
    }
  }

const pattern =
  (keyword: "LIKE" | "ILIKE"): Operator =>
  (target, value) => {
    const text = boundValue(target.column, value, target.path)
    // Postgres refuses a pattern whose last character escapes nothing.
    if (/(^|[^\\])(\\\\)*\\$/.test(String(text))) {
      throw invalid(`${target.path} takes a pattern that does not end in a single backslash`)
    }
    const name = target.name()
    return { sql: `${target.sql} ${keyword} :${name}`, parameters: { [name]: text } }
  }

const exists: Operator = ({ sql, path }, value) => {
  // A URL's query knows words only.
  if (![true, false, "true", "false"].includes(value as never)) {
    throw invalid(`${path} takes true or false with $exists`)
  }
  return constant(`${sql} IS ${String(value) === "true" ? "NOT " : ""}NULL`)
}

const not: Operator = (target, value) => {
  const { sql, parameters } = columnCondition(target, value)
  return { sql: `NOT (${sql})`, parameters }
}

/** Whether a list of texts holds all (`@>`), or any (`&&`), of those given. */
const holding =
  (symbol: "@>" | "&&", negated = false): Operator =>
  (target, value) => {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    const name = target.name()
    const sql = `${target.sql} ${symbol} CAST(:${name} AS ${castOf(target)})`
    return {
      sql: negated ? `NOT (${sql})` : sql,
      parameters: { [name]: values.map((item) => boundValue(target.column, item, target.path)) },
    }
  }

const EQUALITY = {
  $eq: comparison("="),
  $ne: comparison("!="),
  $in: membership(false),
  $nin: membership(true),
  $not: not,
  $exists: exists,
}

const ORDERED = {
  ...EQUALITY,
  $gt: comparison(">"),
  $gte: comparison(">="),
  $lt: comparison("<"),
  $lte: comparison("<="),
}

const TEXTUAL = { ...ORDERED, $like: pattern("LIKE"), $ilike: pattern("ILIKE") }

const OPERATORS: Readonly<Record<ColumnKind, Readonly<Record<string, Operator>>>> = {
  text: TEXTUAL,
  integer: ORDERED,
  bigint: ORDERED,
  decimal: ORDERED,
  number: ORDERED,
  time: ORDERED,
  day: ORDERED,
  boolean: EQUALITY,
  json: { $exists: exists },
  list: {
    $eq: holding("@>"),
    $ne: holding("@>", true),
    $in: holding("&&"),
    $nin: holding("&&", true),
    $contains: holding("@>"),
    $overlap: holding("&&"),
    $not: not,
  },
}

/**
 * The condition of one column: a plain value is equality, a list is membership, null asks for
 * null, and an object holds operators, all of which must hold. A column that is a list itself
 * equals what it holds, and is in a list of which it holds any.
 * @throws MedusaError INVALID_DATA naming the field and the operators or values allowed
 */
export function columnCondition(target: Target, value: unknown): Condition {
  if (value === null) {
    return constant(`${target.sql} IS NULL`)
  }
  if (Array.isArray(value)) {
    return operatorOf(target, "$in")(target, value)
  }
  if (!isPlainObject(value)) {
    return operatorOf(target, "$eq")(target, value)
  }
  const conditions = Object.entries(value).map(([name, operand]) =>
    operatorOf(target, name)(target, operand)
  )
  if (conditions.length === 0) {
    throw invalid(`${target.path} has an empty filter; ${allowedFor(target)}`)
  }
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(" AND "),
    parameters: Object.fromEntries(
      conditions.flatMap(({ parameters }) => Object.entries(parameters))
    ),
  }
}

/** True for an object literal, as opposed to a list, a date or null. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
  )
}

function operatorOf(target: Target, name: string): Operator {
  const operators = OPERATORS[target.column.kind]
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!operator) {
    throw invalid(`Unknown operator ${name} for ${target.path}; ${allowedFor(target)}`)
  }
  return operator
}

function allowedFor({ column }: Target): string {
  return `allowed operators: ${listing(Object.keys(OPERATORS[column.kind]))}`
}

function castOf({ column }: Target): string {
  return column.kind === "json" ? "jsonb" : CASTS[column.kind]
}

function constant(sql: string): Condition {
  return { sql, parameters: {} }
}
