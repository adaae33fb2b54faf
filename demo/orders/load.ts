import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { recogniseLayout, type Layout } from "./columns"
import { splitCells } from "./delimited"
import { OrderFileError } from "./file-problem"
import { readRows, type OrderRow } from "./rows"

/** An order list, read and found good. */
export type OrderList = {
  readonly rows: readonly OrderRow[]
  readonly layout: Layout
  /** What rows without a currency of their own are in; also the base currency. */
  readonly currency: string
}

const DEFAULT_CURRENCY = "usd"

/**
 * Reads an order list as a whole.
 * @param file its name for messages
 * @param bytes UTF-8 text
 * @param currency as the user gave it, lower case; null leaves it to the file, and failing that
 *   to usd
 * @throws OrderFileError listing row, column and what is allowed
 */
export function readOrderList(file: string, bytes: Uint8Array, currency: string | null): OrderList {
  const refuse = (message: string) =>
    new OrderFileError(file, [{ row: null, column: null, message }])
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw refuse("is not UTF-8 text; save it as CSV in UTF-8")
  }
  const { lines, problems: broken } = splitCells(text)
  if (broken.length > 0) {
    throw new OrderFileError(file, broken)
  }
  const [first] = lines
  if (!first) {
    throw refuse("is empty; it must hold a header and at least one order")
  }
  const layout = recogniseLayout(first)
  if ("problems" in layout) {
    throw new OrderFileError(file, layout.problems)
  }
  const { rows, problems } = readRows(layout.hasHeader ? lines.slice(1) : lines, layout)
  if (problems.length > 0) {
    throw new OrderFileError(file, problems)
  }
  if (!rows.some(({ status }) => status !== "credit")) {
    throw refuse("holds no order")
  }
  return { rows, layout, currency: currency ?? commonCurrency(rows) ?? DEFAULT_CURRENCY }
}

/** @throws OrderFileError also when the file cannot be read */
export async function loadOrderList(path: string, currency: string | null): Promise<OrderList> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    throw new OrderFileError(path, [{ row: null, column: null, message }])
  }
  return readOrderList(basename(path), bytes, currency)
}

function commonCurrency(rows: readonly OrderRow[]): string | null {
  const counts = new Map<string, number>()
  for (const { currency } of rows) {
    if (currency !== null) {
      counts.set(currency, (counts.get(currency) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
