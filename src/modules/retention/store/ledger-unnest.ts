/** Postgres types that rows are handed over in. */
type ColumnType =
  | "text"
  | "integer"
  | "numeric"
  | "double precision"
  | "boolean"
  | "timestamptz"
  | "jsonb"
  | "text[]"

/** Name and type of each column of a set of rows, in order. */
export type Columns<Row> = readonly (readonly [name: keyof Row & string, type: ColumnType])[]

/** A set of rows for a FROM clause, with its parameters. */
export type RowSet = {
  /** `unnest($1::text[], …) AS alias(order_id, …)` */
  readonly from: string
  readonly params: unknown[]
}

/**
 * Hands rows to Postgres as one array per column: as many parameters as columns, however many
 * rows there are.
 *
 * @param alias the set's name in the statement
 * @param first number of the first parameter
 */
export function unnestRows<Row extends object>(
  rows: readonly Row[],
  columns: Columns<Row>,
  alias: string,
  first = 1
): RowSet {
  const arrays = columns.map(([, type], index) => `$${first + index}::${transport(type)}[]`)
  const names = columns.map(([name]) => name).join(", ")
  return {
    from: `unnest(${arrays.join(", ")}) AS ${alias}(${names})`,
    params: columns.map(([name, type]) => rows.map((row) => toParameter(row[name], type))),
  }
}

/** The value of a column of such a set, in its own type. */
export function columnOf(alias: string, [name, type]: readonly [string, ColumnType]): string {
  return transport(type) === type ? `${alias}.${name}` : `${alias}.${name}::${type}`
}

/** What does not nest in arrays travels as text and is cast where it is used. */
function transport(type: ColumnType): string {
  return type === "jsonb" || type === "text[]" ? "text" : type
}

function toParameter(value: unknown, type: ColumnType): unknown {
  if (value instanceof Date) {
    return value.toISOString()
  }
  if (type === "text[]" && Array.isArray(value)) {
    return `{${value.map((item) => `"${String(item).replace(/["\\]/g, "\\$&")}"`).join(",")}}`
  }
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value
}
