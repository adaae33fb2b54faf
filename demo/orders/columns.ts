import { parseDate } from "./cell-date"
import { parseAmount } from "./cell-amount"
import type { Cells } from "./delimited"
import type { FileProblem } from "./file-problem"

/** What a column can mean, and the names it is known by, the likeliest first. */
export const ALIASES = {
  customer: [
    "customer_id",
    "customer",
    "customerid",
    "customer_number",
    "client_id",
    "client",
    "user_id",
    "user",
    "household_id",
    "household",
    "cid",
  ],
  email: ["email", "e_mail", "customer_email", "mail"],
  date: [
    "order_date",
    "date",
    "ts",
    "created_at",
    "timestamp",
    "datetime",
    "invoice_date",
    "invoicedate",
    "purchased_at",
    "time",
  ],
  amount: [
    "amount",
    "revenue",
    "total",
    "order_total",
    "grand_total",
    "total_amount",
    "dollar_value",
    "dollars",
    "dollar",
    "sales",
    "value",
  ],
  order: [
    "order_id",
    "order",
    "orderid",
    "order_number",
    "order_no",
    "invoice",
    "invoice_no",
    "invoiceno",
    "basket_id",
    "basket",
    "transaction_id",
  ],
  currency: ["currency", "currency_code"],
  cancelled: ["cancelled", "canceled", "is_cancelled", "is_canceled", "order_status", "status"],
  country: ["country", "country_code", "shipping_country"],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof ALIASES

/** Where each field stands, and what the file calls it. */
export type Layout = {
  readonly columns: Readonly<Partial<Record<Field, { index: number; name: string }>>>
  /** Names of columns that are not used. */
  readonly ignored: readonly string[]
  /** Cells of each row; rows of another width are refused. */
  readonly width: number
  readonly hasHeader: boolean
}

const REQUIRED = ["customer", "date", "amount"] as const

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")

/** Two layouts without header that researchers pass around: the CDNOW sets. */
const HEADERLESS: readonly (readonly (Field | null)[])[] = [
  ["customer", "date", null, "amount"],
  ["customer", null, "date", null, "amount"],
]

/**
 * Finds the columns from the first line: by name, or for a file without header by form.
 * @returns the layout, or what is missing
 */
export function recogniseLayout(first: Cells): Layout | { readonly problems: FileProblem[] } {
  const names = first.cells.map(plain)
  const known = new Set<string>(Object.values(ALIASES).flat())
  if (!names.some((name) => known.has(name) || name === "id")) {
    return headerless(first)
  }
  const columns: Partial<Record<Field, { index: number; name: string }>> = {}
  for (const [field, aliases] of Object.entries(ALIASES) as [Field, readonly string[]][]) {
    const alias = aliases.find((candidate) => names.includes(candidate))
    if (alias !== undefined) {
      columns[field] = columnAt(first, names.indexOf(alias))
    }
  }
  placeBareId(columns, first, names)
  const withCustomer = { ...(columns.email && { customer: columns.email }), ...columns }
  const missing = REQUIRED.filter((field) => withCustomer[field] === undefined)
  if (missing.length > 0) {
    return { problems: missing.map((field) => missingColumn(field, first)) }
  }
  const used = new Set(Object.values(withCustomer).map(({ index }) => index))
  return {
    columns: withCustomer,
    ignored: first.cells.filter((_, index) => !used.has(index)),
    width: first.cells.length,
    hasHeader: true,
  }
}

/** A column `id` is the customer's where no other is, and else the order's. */
function placeBareId(
  columns: Partial<Record<Field, { index: number; name: string }>>,
  first: Cells,
  names: readonly string[]
) {
  const at = names.indexOf("id")
  if (at < 0) {
    return
  }
  if (!columns.customer && !columns.email) {
    columns.customer = columnAt(first, at)
  } else {
    columns.order ??= columnAt(first, at)
  }
}

const columnAt = ({ cells }: Cells, index: number) => ({ index, name: cells[index] ?? "" })

function headerless(first: Cells): Layout | { readonly problems: FileProblem[] } {
  const fields = HEADERLESS.find((layout) => layout.length === first.cells.length)
  const at = (field: Field) => first.cells[fields?.indexOf(field) ?? -1] ?? ""
  if (!fields || !parseDate(at("date")).ok || !parseAmount(at("amount")).ok) {
    return { problems: REQUIRED.map((field) => missingColumn(field, first)) }
  }
  const named = fields.flatMap((field, index) =>
    field === null ? [] : [[field, { index, name: String(index + 1) }] as const]
  )
  return {
    columns: Object.fromEntries(named),
    ignored: [],
    width: fields.length,
    hasHeader: false,
  }
}

function missingColumn(field: (typeof REQUIRED)[number], first: Cells): FileProblem {
  const names =
    field === "customer" ? [...ALIASES.customer, "id", ...ALIASES.email] : ALIASES[field]
  const found = first.cells.map((cell) => `"${cell}"`).join(", ")
  return {
    row: first.row,
    column: null,
    message:
      `no column for the ${field}; it may be called ${names.join(", ")}. ` +
      `The file begins with ${found.slice(0, 200)}`,
  }
}
