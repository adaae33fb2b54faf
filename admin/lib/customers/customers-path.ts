import { printFilters, searchOf } from "./filter-url"
import type { CustomersFilters } from "./filters"

export type { CustomersFilters, Move, Range } from "./filters"

/**
 * The address of the customers page with these filters: the one way to link there.
 *
 * @example
 * customersPath({ tier: ["high_value"], stage: ["at_risk"] })
 */
export function customersPath(filters: CustomersFilters = {}): string {
  return `/retention/customers${searchOf(printFilters(filters))}`
}

/**
 * The address of one person's page.
 *
 * @param id a person's (`rper_…`), one of their customer records' (`cus_…`) or of their orders'
 */
export function personPath(id: string): string {
  return `/retention/customers/${encodeURIComponent(id)}`
}
