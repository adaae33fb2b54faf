import { useCallback, useMemo } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import {
  parseCustomersUrl,
  printCustomersUrl,
  type CustomersUrl,
} from "../lib/customers/customers-url"
import type { CustomersFilters } from "../lib/customers/filters"
import type { TableView } from "../lib/customers/table-view"

/** What the page's address asks for, and the ways to change it. */
export type CustomersUrlState = CustomersUrl & {
  /** Other filters, from the first page on. */
  readonly setFilters: (filters: CustomersFilters, options?: GoOptions) => void
  /** Another page, order or choice of columns. */
  readonly setView: (change: Partial<TableView>, options?: GoOptions) => void
}

type GoOptions = {
  /** In place of the present entry of the history, so that the back button passes it by. */
  readonly replace?: boolean
}

/**
 * Filters and view live in the address alone: what is seen can be bookmarked, sent to others and
 * gone back to.
 */
export function useCustomersUrl(): CustomersUrlState {
  const { search } = useLocation()
  const navigate = useNavigate()
  const url = useMemo(() => parseCustomersUrl(search), [search])

  const go = useCallback(
    (to: Omit<CustomersUrl, "faults">, options?: GoOptions) => {
      void navigate({ search: printCustomersUrl(to) }, { replace: options?.replace ?? false })
    },
    [navigate]
  )
  const setFilters = useCallback(
    (filters: CustomersFilters, options?: GoOptions) =>
      go({ filters, view: { ...url.view, page: 1 } }, options),
    [go, url]
  )
  const setView = useCallback(
    (change: Partial<TableView>, options?: GoOptions) =>
      go({ filters: url.filters, view: { ...url.view, ...change } }, options),
    [go, url]
  )
  return { ...url, setFilters, setView }
}
