import type { ProfileView } from "../../../../../modules/retention/store/profile-view"

/** A cell's value as CSV writes it. */
type Cell = string | number | null

/** All columns, in order: each profile's fields, and the currency that its money is in. */
export const CSV_COLUMNS = [
  "person_id",
  "email",
  "first_name",
  "last_name",
  "has_account",
  "registered_at",
  "customer_ids",
  "tier",
  "stage",
  "slowing",
  "silence_days",
  "purchase_count",
  "purchase_days",
  "first_purchase_at",
  "last_purchase_at",
  "last_seen_at",
  "currency",
  "total_revenue",
  "window_revenue",
  "average_order_value",
  "median_gap_days",
  "rfm_r",
  "rfm_f",
  "rfm_m",
  "rfm_group",
  "tier_changed_at",
  "stage_changed_at",
  "next_stage_at",
] as const

export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** One line of the export. */
export function csvRow(
  profile: ProfileView,
  currency: string,
  columns: readonly CsvColumn[]
): Cell[] {
  const values: Readonly<Record<string, unknown>> = { ...profile, currency }
  return columns.map((column) => cell(values[column]))
}

const NUMERAL = /^-?\d+(\.\d+)?$/

/**
 * Spreadsheets run a cell that begins like a formula, and names come from shoppers: such text
 * gets an apostrophe in front. A plain number, which may be negative, stays one.
 */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !NUMERAL.test(text) ? `'${text}` : text
}

/** Text and flags; a column of anything else would be a mistake in the list of columns. */
function textCell(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "boolean") {
    throw new TypeError(`retention: a CSV cell cannot hold ${typeof value}`)
  }
  return guardFormula(String(value))
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined || typeof value === "number") {
    return value ?? null
  }
  if (value instanceof Date) {
    return value.toISOString()
  }
  return Array.isArray(value) ? guardFormula(value.join(" ")) : textCell(value)
}
