import type BigNumber from "bignumber.js"
import type { CellResult } from "./cell"
import { parseAmount } from "./cell-amount"
import { readCountry } from "./cell-country"
import { parseCurrency } from "./cell-currency"
import { parseDate } from "./cell-date"
import { parseStatus, type RowStatus } from "./cell-status"
import type { Field, Layout } from "./columns"
import type { Cells } from "./delimited"
import type { FileProblem } from "./file-problem"

/** One line of an order list, understood. */
export type OrderRow = {
  readonly row: number
  readonly order: string
  readonly customer: string
  readonly email: string | null
  readonly at: Date
  /** For a credit note: what it gives back, as a positive amount. */
  readonly amount: BigNumber
  readonly status: RowStatus
  /** Lower case; null when the file does not say. */
  readonly currency: string | null
  readonly country: string | null
}

/** Reads every line; rows with a problem are left out of `rows`, so look at `problems` first. */
export function readRows(
  lines: readonly Cells[],
  layout: Layout
): { rows: OrderRow[]; problems: FileProblem[] } {
  const rows: OrderRow[] = []
  const problems: FileProblem[] = []
  const rowOfOrder = new Map<string, number>()
  for (const line of lines) {
    const found: FileProblem[] = []
    const row = readRow(line, layout, found)
    const before = row && rowOfOrder.get(row.order)
    if (row && before !== undefined) {
      found.push({
        row: line.row,
        column: layout.columns.order?.name ?? null,
        message: `"${row.order}" stands in row ${before} already; order ids must not repeat`,
      })
    } else if (row) {
      rowOfOrder.set(row.order, line.row)
      rows.push(row)
    }
    problems.push(...found)
  }
  return { rows, problems }
}

function readRow(line: Cells, layout: Layout, problems: FileProblem[]): OrderRow | null {
  const { row, cells } = line
  if (cells.length !== layout.width) {
    const message = `has ${cells.length} cells where ${layout.width} are expected`
    problems.push({ row, column: null, message })
    return null
  }
  const text = (field: Field) => cells[layout.columns[field]?.index ?? -1] ?? ""
  const report = (field: Field, message: string) =>
    problems.push({ row, column: layout.columns[field]?.name ?? null, message })
  const read = <T>(field: Field, parse: (cell: string) => CellResult<T>): T | null => {
    const result = parse(text(field))
    if (!result.ok) {
      report(field, result.message)
      return null
    }
    return result.value
  }
  const customer = text("customer")
  if (customer === "") {
    report("customer", "is empty; each row must name its customer")
  }
  const at = read("date", parseDate)
  const amount = read("amount", parseAmount)
  const status = read("cancelled", parseStatus)
  const currency = text("currency") === "" ? null : read("currency", parseCurrency)
  const email = readEmail(text("email"), report)
  if (!at || !amount || !status || customer === "" || problems.length > 0) {
    return null
  }
  if (amount.lt(0) && status === "order") {
    report(
      "amount",
      `"${text("amount")}" is negative, and no status explains it; a credit note needs a column ` +
        "cancelled or status that says so"
    )
    return null
  }
  return {
    row,
    order: text("order") || String(row),
    customer,
    email,
    at,
    amount: amount.abs(),
    // A cancelled row below zero is how many shops write a credit note.
    status: status === "cancelled" && amount.lt(0) ? "credit" : status,
    currency,
    country: readCountry(text("country")),
  }
}

function readEmail(text: string, report: (field: Field, message: string) => void): string | null {
  if (text !== "" && !/^\S+@\S+$/.test(text)) {
    report("email", `"${text.slice(0, 60)}": an e-mail must hold an @ and no blanks`)
  }
  return text === "" ? null : text
}
