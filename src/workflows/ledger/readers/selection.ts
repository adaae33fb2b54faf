/** Records by their ids, or the next page after one in the order of ids. */
export type Selection =
  { readonly ids: readonly string[] } | { readonly after: string; readonly take: number }

/**
 * Filters and pagination for Query. Pages go by key: `skip`, even 0, would count all rows of
 * every page.
 */
export function queryOf(selection: Selection) {
  return "ids" in selection
    ? { filters: { id: [...selection.ids] }, pagination: undefined }
    : {
        filters: { id: { $gt: selection.after } },
        pagination: { take: selection.take, order: { id: "ASC" as const } },
      }
}
