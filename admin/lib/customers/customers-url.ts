import { parseFilters, printFilters, searchOf, type UrlFault } from "./filter-url"
import type { CustomersFilters } from "./filters"
import { parseView, printView, VIEW_PARAMETERS, type TableView } from "./table-view"

/** What the page's address asks for. */
export type CustomersUrl = {
  readonly filters: CustomersFilters
  readonly view: TableView
  /** What was not understood; while there is any, nothing must be fetched. */
  readonly faults: readonly UrlFault[]
}

/**
 * Reads the page's address.
 *
 * @param search the part from the question mark on
 */
export function parseCustomersUrl(search: string): CustomersUrl {
  const parameters = new URLSearchParams(search)
  const { filters, faults } = parseFilters(parameters, VIEW_PARAMETERS)
  const { view, faults: viewFaults } = parseView(parameters)
  return { filters, view, faults: [...faults, ...viewFaults] }
}

/** The part of the address from the question mark on; empty for the whole list as usual. */
export function printCustomersUrl({ filters, view }: Omit<CustomersUrl, "faults">): string {
  return searchOf([...printFilters(filters), ...printView(view)])
}
