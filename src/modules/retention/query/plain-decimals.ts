import { formatDecimal, parseDecimal } from "../domain/money/decimal"
import { columnsOf } from "./columns"
import type { EntityClass } from "./entity-spec"

/** Writes a row's decimals without zeros at the end, whatever scale a sum left behind. */
export function plainDecimals<Row extends object>(entity: EntityClass, row: Row): Row {
  for (const { name, kind } of columnsOf(entity).values()) {
    const value: unknown = row[name as keyof Row]
    if (kind === "decimal" && typeof value === "string") {
      Object.assign(row, { [name]: formatDecimal(parseDecimal(value)) })
    }
  }
  return row
}
