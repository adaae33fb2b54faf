import { useCallback, useLayoutEffect, useMemo, useRef } from "react"
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
  /** Makes other filters of those before, and shows the first page. */
  readonly setFilters: (change: FiltersChange, options?: GoOptions) => void
  /** Another page, order or choice of columns. */
  readonly setView: (change: ViewChange, options?: GoOptions) => void
}

/** What becomes of the filters. */
export type FiltersChange = (before: CustomersFilters) => CustomersFilters

type ViewChange = Partial<TableView> | ((before: TableView) => Partial<TableView>)

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
  // The router takes a moment to arrive. Two boxes ticked in that moment are both to count, so a
  // change starts from where the one before it is going.
  const heading = useRef<Omit<CustomersUrl, "faults">>(url)
  useLayoutEffect(() => {
    heading.current = url
  }, [url])

  const go = useCallback(
    (to: Omit<CustomersUrl, "faults">, options?: GoOptions) => {
      heading.current = to
      void navigate({ search: printCustomersUrl(to) }, { replace: options?.replace ?? false })
    },
    [navigate]
  )
  const setFilters = useCallback(
    (change: FiltersChange, options?: GoOptions) => {
      const { filters, view } = heading.current
      go({ filters: change(filters), view: { ...view, page: 1 } }, options)
    },
    [go]
  )
  const setView = useCallback(
    (change: ViewChange, options?: GoOptions) => {
      const { filters, view } = heading.current
      const changed = typeof change === "function" ? change(view) : change
      go({ filters, view: { ...view, ...changed } }, options)
    },
    [go]
  )
  return { ...url, setFilters, setView }
}
