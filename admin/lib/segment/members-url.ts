import { orderOf } from "../customers/profile-query"
import {
  COUNT_UP_TO,
  PAGE_SIZE,
  SORTABLE_COLUMNS,
  type SortableColumn,
} from "../customers/table-view"

/** A column that members are sorted by. */
export type MemberColumn = SortableColumn | "entered"

/** What the page's address asks of the members; `sorting` null for the newest first. */
export type MembersView = {
  readonly q: string
  /** From 1. */
  readonly page: number
  readonly sorting: { readonly column: MemberColumn; readonly descending: boolean } | null
}

const MAX_SEARCH_LENGTH = 200
const LAST_PAGE = COUNT_UP_TO / PAGE_SIZE

/** Reads an address; what it does not know of is as usual. */
export function parseMembersUrl(parameters: URLSearchParams): MembersView {
  const page = parameters.get("page") ?? ""
  const order = parameters.get("order") ?? ""
  const descending = order.startsWith("-")
  const name = descending ? order.slice(1) : order
  const column = (["entered", ...SORTABLE_COLUMNS] as const).find((one) => one === name)
  return {
    q: (parameters.get("q") ?? "").trim().slice(0, MAX_SEARCH_LENGTH),
    page: /^[1-9]\d{0,2}$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1,
    sorting: column === undefined || isUsual(column, descending) ? null : { column, descending },
  }
}

/** The parameters of an address; what is as usual is left out. */
export function printMembersUrl({ q, page, sorting }: MembersView): Record<string, string> {
  return {
    ...(q !== "" && { q }),
    ...(sorting && { order: `${sorting.descending ? "-" : ""}${sorting.column}` }),
    ...(page > 1 && { page: String(page) }),
  }
}

/** The parameters of one page of `GET /admin/retention/segments/:id/members`. */
export function memberParameters({ q, page, sorting }: MembersView): Record<string, string> {
  return {
    ...(q !== "" && { q }),
    order: sorting === null ? "-entered_at" : apiOrder(sorting.column, sorting.descending),
    limit: String(PAGE_SIZE),
    offset: String((page - 1) * PAGE_SIZE),
    count_up_to: String(COUNT_UP_TO),
  }
}

function apiOrder(column: MemberColumn, descending: boolean): string {
  return column === "entered"
    ? `${descending ? "-" : ""}entered_at`
    : orderOf({ column, descending })
}

function isUsual(column: MemberColumn, descending: boolean): boolean {
  return column === "entered" && descending
}
