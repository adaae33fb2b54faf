import type { UrlFault } from "./filter-url"

/** People on a page. */
export const PAGE_SIZE = 20

/** The API counts no further, and nobody turns five hundred pages: such a list wants a filter. */
export const COUNT_UP_TO = 10_000

const LAST_PAGE = COUNT_UP_TO / PAGE_SIZE

/** Columns that can be shown or hidden, in the order they stand in. Who it is always shows. */
export const OPTIONAL_COLUMNS = [
  "tier",
  "stage",
  "silence",
  "orders",
  "revenue",
  "average",
  "rfm",
  "last_seen",
  "next_change",
] as const
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number]
export type Column = "customer" | OptionalColumn

/** The columns shown until one chooses; what fits a laptop's screen. */
export const DEFAULT_COLUMNS: readonly OptionalColumn[] = [
  "tier",
  "stage",
  "silence",
  "orders",
  "revenue",
  "rfm",
  "next_change",
]

/** Columns to sort by. */
export const SORTABLE_COLUMNS = [
  "customer",
  "tier",
  "stage",
  "silence",
  "orders",
  "revenue",
  "average",
  "last_seen",
  "next_change",
] as const satisfies readonly Column[]
export type SortableColumn = (typeof SORTABLE_COLUMNS)[number]

/** A column and its direction. */
export type Sorting = { readonly column: SortableColumn; readonly descending: boolean }

/** How the list is looked at; what it holds are its filters. */
export type TableView = {
  /** From 1. */
  readonly page: number
  /** Null for the API's own order: the latest buyers first. */
  readonly sorting: Sorting | null
  readonly columns: readonly OptionalColumn[]
}

/** Parameters of the page's address that are not filters. */
export const VIEW_PARAMETERS = ["page", "order", "columns"] as const

/** The view as parameters of a URL; what is as usual is left out. */
export function printView({ page, sorting, columns }: TableView): [name: string, value: string][] {
  const shown = OPTIONAL_COLUMNS.filter((column) => columns.includes(column))
  return [
    ...(page > 1 ? [pair("page", String(page))] : []),
    ...(sorting ? [pair("order", `${sorting.descending ? "-" : ""}${sorting.column}`)] : []),
    ...(shown.join() === DEFAULT_COLUMNS.join()
      ? []
      : [pair("columns", shown.length > 0 ? shown.join(",") : "customer")]),
  ]
}

/**
 * Reads the view out of a URL.
 *
 * @returns the view, as usual where nothing else is said, and what was not understood
 */
export function parseView(parameters: URLSearchParams): {
  readonly view: TableView
  readonly faults: readonly UrlFault[]
} {
  const faults: UrlFault[] = []
  const read = <Value>(name: string, parse: (text: string) => Value | null, usual: Value) => {
    const values = parameters.getAll(name)
    const [text] = values
    if (text === undefined) {
      return usual
    }
    const value = values.length > 1 ? null : parse(text)
    if (value === null) {
      const kind = values.length > 1 ? "twice" : "value"
      faults.push({ parameter: name, value: values.join(", "), kind })
    }
    return value ?? usual
  }
  const view: TableView = {
    page: read("page", parsePage, 1),
    sorting: read<Sorting | null>("order", parseSorting, null),
    columns: read<readonly OptionalColumn[]>("columns", parseColumns, DEFAULT_COLUMNS),
  }
  return { view, faults }
}

const pair = (name: (typeof VIEW_PARAMETERS)[number], value: string): [string, string] => [
  name,
  value,
]

function parsePage(text: string): number | null {
  const page = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
  return page !== null && page <= LAST_PAGE ? page : null
}

function parseSorting(text: string): Sorting | null {
  const descending = text.startsWith("-")
  const name = descending ? text.slice(1) : text
  const column = SORTABLE_COLUMNS.find((one) => one === name)
  return column === undefined ? null : { column, descending }
}

function parseColumns(text: string): readonly OptionalColumn[] | null {
  const names = text.split(",").filter((name) => name !== "customer")
  const shown = OPTIONAL_COLUMNS.filter((column) => names.includes(column))
  return shown.length === names.length ? shown : null
}
