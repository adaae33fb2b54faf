import type { ObjectLiteral, SelectQueryBuilder } from "typeorm"
import type { EntitySpec } from "./entity-spec"
import { columnsOf } from "./columns"
import { invalid, listing } from "./invalid"

/** Where a filter or an order stands: an entity under an alias of a query. */
export type Scope = {
  readonly spec: EntitySpec
  readonly alias: string
  readonly query: SelectQueryBuilder<ObjectLiteral>
  /** The caller's path to here, with a trailing dot; empty at the root. */
  readonly prefix: string
  /** Makes a name that nobody else in the statement has. */
  readonly name: () => string
  /** Aliases joined to this query already. */
  readonly joined: Set<string>
}

/** The scope of a query's own entity. */
export function rootScope(spec: EntitySpec, query: SelectQueryBuilder<ObjectLiteral>): Scope {
  let used = 0
  return {
    spec,
    alias: query.alias,
    query,
    prefix: "",
    name: () => `retention_${(used += 1)}`,
    joined: new Set(),
  }
}

/** A quoted column of a scope. Names come from our entities, never from input. */
export function quoted(scope: Scope, column: string): string {
  return `"${scope.alias}"."${column}"`
}

/** The scope of a to-one relation, joined once a query. */
export function joinedScope(scope: Scope, relation: string): Scope {
  const { target, local, foreign, always } = relationOf(scope, relation)
  const spec = target()
  const alias = `${scope.alias}__${relation}`
  if (!scope.joined.has(alias)) {
    scope.joined.add(alias)
    const on = `"${alias}"."${foreign}" = ${quoted(scope, local)}`
    if (always) {
      scope.query.innerJoin(spec.entity, alias, on)
    } else {
      scope.query.leftJoin(spec.entity, alias, on)
    }
  }
  return { ...scope, spec, alias, prefix: `${scope.prefix}${relation}.` }
}

/** A relation of the scope's entity. */
export function relationOf(scope: Scope, relation: string) {
  const found = Object.hasOwn(scope.spec.relations, relation)
    ? scope.spec.relations[relation]
    : undefined
  if (!found) {
    throw unknownField(scope, relation)
  }
  return found
}

/** Names the field and all that the entity has. */
export function unknownField(scope: Pick<Scope, "spec" | "prefix">, field: string) {
  const { spec, prefix } = scope
  const relations = Object.keys(spec.relations).map((name) => `${name}.*`)
  return invalid(
    `Unknown field ${prefix}${field} of ${spec.name}; allowed: ` +
      listing([...columnsOf(spec.entity).keys(), ...relations])
  )
}
