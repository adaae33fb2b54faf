import { getMetadataArgsStorage } from "typeorm"
import type { EntityClass } from "./entity-spec"

/** What a column holds, as far as filters and the GraphQL schema care. */
export type ColumnKind =
  | "text"
  | "integer"
  | "bigint"
  | "decimal"
  /** A float: a chance, a mean. */
  | "number"
  | "boolean"
  | "time"
  /** A calendar day. */
  | "day"
  | "json"
  /** A list of texts. */
  | "list"

export type ColumnSpec = {
  readonly name: string
  readonly kind: ColumnKind
  readonly nullable: boolean
}

/** The column types our entities use. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  text: "text",
  integer: "integer",
  smallint: "integer",
  bigint: "bigint",
  numeric: "decimal",
  "double precision": "number",
  boolean: "boolean",
  timestamptz: "time",
  date: "day",
  jsonb: "json",
}

/** Types that our entities use arrays of. */
const LISTS: Readonly<Record<string, ColumnKind>> = { text: "list" }

const cache = new Map<EntityClass, ReadonlyMap<string, ColumnSpec>>()

/**
 * The columns of an entity by name, read from its decorators: the entity is the only place
 * where columns are listed.
 * @throws Error for a column type that no kind is known for
 */
export function columnsOf(entity: EntityClass): ReadonlyMap<string, ColumnSpec> {
  const known = cache.get(entity)
  if (known) {
    return known
  }
  const columns = new Map<string, ColumnSpec>()
  for (const { propertyName, options } of getMetadataArgsStorage().filterColumns(entity)) {
    const kind = options.array ? LISTS[String(options.type)] : KINDS[String(options.type)]
    if (!kind) {
      throw new Error(`retention: no filter kind for column type ${String(options.type)}`)
    }
    columns.set(propertyName, { name: propertyName, kind, nullable: options.nullable ?? false })
  }
  cache.set(entity, columns)
  return columns
}
