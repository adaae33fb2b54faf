import { Brackets, NotBrackets, type WhereExpressionBuilder } from "typeorm"
import { columnsOf } from "./columns"
import { invalid } from "./invalid"
import { columnCondition, isPlainObject } from "./operators"
import { joinedScope, quoted, relationOf, type Scope, unknownField } from "./scope"

/** Filters as Medusa passes them: fields, relations, `q`, and `$and`, `$or`, `$not`. */
export type QueryFilters = Readonly<Record<string, unknown>>

/**
 * Adds filters to the scope's query. Input reaches the statement as bound parameters only.
 * @throws MedusaError INVALID_DATA naming an unknown field or operator and what is allowed
 */
export function applyFilters(scope: Scope, filters: QueryFilters): void {
  if (Object.keys(filters).length > 0) {
    scope.query.andWhere(new Brackets((where) => allOf(scope, filters, where)))
  }
}

function allOf(scope: Scope, filters: unknown, where: WhereExpressionBuilder): void {
  if (!isPlainObject(filters)) {
    throw invalid(`Filters of ${scope.prefix || scope.spec.name} must be an object`)
  }
  // An empty group would leave an empty pair of brackets.
  where.where("TRUE")
  for (const [key, value] of Object.entries(filters)) {
    if (value === undefined) {
      throw invalid(`The filter ${scope.prefix}${key} is undefined; leave it out or use null`)
    }
    addFilter(scope, key, value, where)
  }
}

function addFilter(scope: Scope, key: string, value: unknown, where: WhereExpressionBuilder): void {
  if (key === "$and" || key === "$or") {
    where.andWhere(new Brackets((group) => anyOrAllOf(scope, key, value, group)))
    return
  }
  if (key === "$not") {
    where.andWhere(new NotBrackets((group) => allOf(scope, value, group)))
    return
  }
  if (key === "q" && scope.spec.search) {
    addSearch(scope, value, where)
    return
  }
  const [field = "", ...rest] = key.split(".")
  const column = columnsOf(scope.spec.entity).get(field)
  if (column && rest.length === 0) {
    const { sql, parameters } = columnCondition(
      { column, sql: quoted(scope, field), path: `${scope.prefix}${field}`, name: scope.name },
      value
    )
    where.andWhere(`(${sql})`, parameters)
    return
  }
  if (column) {
    throw unknownField(scope, key)
  }
  addRelation(scope, field, rest.length > 0 ? { [rest.join(".")]: value } : value, where)
}

function anyOrAllOf(
  scope: Scope,
  key: "$and" | "$or",
  value: unknown,
  where: WhereExpressionBuilder
): void {
  if (!Array.isArray(value) || value.length === 0) {
    throw invalid(`${scope.prefix}${key} takes a list of at least one filter`)
  }
  for (const item of value) {
    const group = new Brackets((inner) => allOf(scope, item, inner))
    if (key === "$and") {
      where.andWhere(group)
    } else {
      where.orWhere(group)
    }
  }
}

/** A filter on related rows: the one row, or at least one of many. */
function addRelation(
  scope: Scope,
  relation: string,
  filters: unknown,
  where: WhereExpressionBuilder
): void {
  const { kind, target, local, foreign } = relationOf(scope, relation)
  if (kind === "one") {
    const joined = joinedScope(scope, relation)
    where.andWhere(new Brackets((inner) => allOf(joined, filters, inner)))
    return
  }
  const spec = target()
  const alias = `${relation}_${scope.name()}`
  const query = scope.query.subQuery().select("1").from(spec.entity, alias)
  const inner: Scope = {
    ...scope,
    spec,
    alias,
    query,
    prefix: `${scope.prefix}${relation}.`,
    joined: new Set(),
  }
  query.where(`${quoted(inner, foreign)} = ${quoted(scope, local)}`)
  query.andWhere(new Brackets((group) => allOf(inner, filters, group)))
  where.andWhere(`EXISTS ${query.getQuery()}`, query.getParameters())
}

/** Each word is looked for in each field of each row: more than a name has would only cost. */
const MOST_WORDS = 8

/** Every word must occur in one of the entity's search fields. */
function addSearch(scope: Scope, value: unknown, where: WhereExpressionBuilder): void {
  if (typeof value !== "string" || value.includes("\0")) {
    throw invalid(`${scope.prefix}q takes text`)
  }
  const words = new Set(value.split(/\s+/).filter(Boolean))
  if (words.size > MOST_WORDS) {
    throw invalid(`${scope.prefix}q takes at most ${MOST_WORDS} words`)
  }
  const fields = (scope.spec.search ?? []).map((path) => searchField(scope, path))
  for (const word of words) {
    const name = scope.name()
    where.andWhere(`(${fields.map((field) => `${field} ILIKE :${name}`).join(" OR ")})`, {
      [name]: `%${escapeLike(word)}%`,
    })
  }
}

function searchField(scope: Scope, path: string): string {
  const segments = path.split(".")
  const column = segments.pop() ?? path
  return quoted(segments.reduce(joinedScope, scope), column)
}

/** Takes the meaning from LIKE's wildcards. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}
