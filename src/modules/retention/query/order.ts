import { columnsOf } from "./columns"
import { invalid } from "./invalid"
import { isPlainObject } from "./operators"
import { joinedScope, relationOf, type Scope, unknownField } from "./scope"

/** `{ last_purchase_at: "DESC NULLS LAST", person: { email: "ASC" } }`, or dotted. */
export type QueryOrder = Readonly<Record<string, unknown>>

const DIRECTION = /^(asc|desc)(?: nulls (first|last))?$/i

/**
 * Orders the scope's query, the primary key last so that pages do not overlap: in the direction of
 * the field before it, so that one index on both serves either direction.
 * @throws MedusaError INVALID_DATA naming an unknown field or direction and what is allowed
 */
export function applyOrder(scope: Scope, order: QueryOrder): void {
  const last = addOrder(scope, order) ?? "ASC"
  for (const column of [scope.spec.key, ...(scope.spec.with ?? [])]) {
    if (!(column in order)) {
      scope.query.addOrderBy(`${scope.alias}.${column}`, last)
    }
  }
}

type Direction = "ASC" | "DESC"

/** @returns the direction of the last field, if there is one */
function addOrder(scope: Scope, order: QueryOrder): Direction | undefined {
  let last: Direction | undefined
  for (const [key, value] of Object.entries(order)) {
    const [field = "", ...rest] = key.split(".")
    if (rest.length > 0 || isPlainObject(value)) {
      last = addRelationOrder(scope, field, rest.length > 0 ? { [rest.join(".")]: value } : value)
      continue
    }
    const kind = columnsOf(scope.spec.entity).get(field)?.kind
    if (!kind || kind === "json" || kind === "list") {
      throw unknownField(scope, field)
    }
    const match = DIRECTION.exec(String(value))
    if (!match) {
      throw invalid(
        `The order of ${scope.prefix}${field} takes ASC or DESC, with NULLS FIRST or NULLS LAST`
      )
    }
    last = match[1]?.toLowerCase() === "desc" ? "DESC" : "ASC"
    const nulls = match[2]?.toLowerCase()
    scope.query.addOrderBy(
      `${scope.alias}.${field}`,
      last,
      nulls === "first" ? "NULLS FIRST" : nulls === "last" ? "NULLS LAST" : undefined
    )
  }
  return last
}

function addRelationOrder(scope: Scope, relation: string, order: unknown): Direction | undefined {
  if (relationOf(scope, relation).kind === "many") {
    throw invalid(
      `${scope.prefix}${relation} has many rows; order by a field of ${scope.spec.name} itself ` +
        "or of a relation with one row"
    )
  }
  if (!isPlainObject(order)) {
    throw invalid(`The order of ${scope.prefix}${relation} takes an object of fields`)
  }
  return addOrder(joinedScope(scope, relation), order)
}
