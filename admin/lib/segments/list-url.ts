import type { SegmentStatus } from "./types"

/** Segments on a page. */
export const SEGMENTS_PER_PAGE = 20

/** What the list can be sorted by, and what the API calls it. */
export const SEGMENT_ORDERS = { name: "name", members: "members", updated: "updated_at" } as const
export type SegmentColumn = keyof typeof SEGMENT_ORDERS

/** A column and its direction. */
export type SegmentSorting = { readonly column: SegmentColumn; readonly descending: boolean }

/** What the list's address asks for. */
export type SegmentsView = {
  readonly q: string
  readonly status: SegmentStatus
  readonly sorting: SegmentSorting
  /** From 1. */
  readonly page: number
}

export const USUAL_VIEW: SegmentsView = {
  q: "",
  status: "active",
  sorting: { column: "name", descending: false },
  page: 1,
}

/** Reads the list's address; what is not understood is as usual, and is seen to be so. */
export function parseSegmentsUrl(search: string): SegmentsView {
  const parameters = new URLSearchParams(search)
  const order = parameters.get("order") ?? ""
  const descending = order.startsWith("-")
  const column = order.slice(descending ? 1 : 0)
  const page = Number(parameters.get("page") ?? 1)
  return {
    q: parameters.get("q")?.trim() ?? "",
    status: parameters.get("status") === "archived" ? "archived" : "active",
    sorting: isColumn(column) ? { column, descending } : USUAL_VIEW.sorting,
    page: Number.isInteger(page) && page > 0 && page <= 1000 ? page : 1,
  }
}

/** The part of the address from the question mark on; empty for the list as usual. */
export function printSegmentsUrl({ q, status, sorting, page }: SegmentsView): string {
  const order = `${sorting.descending ? "-" : ""}${sorting.column}`
  const parameters = new URLSearchParams({
    ...(q !== "" && { q }),
    ...(status !== "active" && { status }),
    ...(order !== "name" && { order }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return parameters === "" ? "" : `?${parameters}`
}

/** The API's parameters for a view. */
export function segmentsQuery({ q, status, sorting, page }: SegmentsView) {
  return {
    ...(q !== "" && { q }),
    status,
    order: `${sorting.descending ? "-" : ""}${SEGMENT_ORDERS[sorting.column]}`,
    limit: SEGMENTS_PER_PAGE,
    offset: (page - 1) * SEGMENTS_PER_PAGE,
  }
}

function isColumn(text: string): text is SegmentColumn {
  return text in SEGMENT_ORDERS
}
