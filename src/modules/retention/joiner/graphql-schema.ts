import { type ColumnKind, columnsOf } from "../query/columns"
import type { EntitySpec } from "../query/entity-spec"

/** Decimals are text: a JavaScript number would round money. */
const SCALARS: Readonly<Record<ColumnKind, string>> = {
  text: "String",
  integer: "Int",
  bigint: "String",
  decimal: "String",
  number: "Float",
  boolean: "Boolean",
  time: "DateTime",
  day: "String",
  json: "JSON",
  list: "[String!]",
}

/** Fields that are no columns. */
const VIRTUAL: Readonly<Record<string, readonly string[]>> = {
  RetentionProfile: ["customer_id: ID"],
}

/** Medusa's types that a read-only link of ours extends; Medusa itself leaves the type out. */
const EXTENSIONS = `
extend type Customer {
  retention_profile: RetentionProfile
}

extend type Promotion {
  retention_coupon: RetentionCoupon
}`

/** GraphQL types of the entities, from their columns and relations. */
export function graphqlSchema(specs: readonly EntitySpec[]): string {
  const types = specs.map((spec) => `type ${spec.type} {\n  ${fieldsOf(spec).join("\n  ")}\n}`)
  return ["scalar DateTime", "scalar JSON", ...types, EXTENSIONS].join("\n\n")
}

function fieldsOf(spec: EntitySpec): string[] {
  const columns = [...columnsOf(spec.entity).values()].map(({ name, kind, nullable }) => {
    const scalar = name === spec.key ? "ID" : SCALARS[kind]
    return `${name}: ${scalar}${nullable ? "" : "!"}`
  })
  const relations = Object.entries(spec.relations).map(([name, { kind, target }]) =>
    kind === "many" ? `${name}: [${target().type}!]!` : `${name}: ${target().type}`
  )
  return [...columns, ...(VIRTUAL[spec.type] ?? []), ...relations]
}
