import { clx, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import type { useCustomers } from "../../hooks/use-customers"
import type { CustomersUrlState } from "../../hooks/use-customers-url"
import type { Export } from "../../hooks/use-export"
import { useSelection } from "../../hooks/use-selection"
import { useSlow } from "../../hooks/use-slow"
import { useText } from "../../hooks/use-text"
import { withFilter } from "../../lib/customers/filter-form"
import { isUnfiltered } from "../../lib/customers/filter-url"
import type { FilterName } from "../../lib/customers/filters"
import { PAGE_SIZE } from "../../lib/customers/table-view"
import { Failed } from "../shared/failed"
import { ColumnsMenu } from "./columns-menu"
import { CustomersTable } from "./customers-table"
import { EmptyShop, NobodyFound } from "./empty-list"
import { FilterBar } from "./filter-bar"
import { FilterMenu } from "./filter-menu"
import { Pagination } from "./pagination"
import { RowsSkeleton } from "./customers-skeleton"
import { SearchField } from "./search-field"
import { useCommands } from "./use-commands"

type CustomersListProps = {
  readonly url: CustomersUrlState
  readonly customers: ReturnType<typeof useCustomers>
  readonly saving: Export
}

const NOBODY: readonly never[] = []

/** The list with all that narrows it. */
export const CustomersList = ({ url, customers, saving }: CustomersListProps) => {
  const { filters, view, setFilters, setView } = url
  const { list, isLoading, error, retry } = customers
  const [open, setOpen] = useState<FilterName | null>(null)
  const selection = useSelection(list?.profiles ?? NOBODY)
  const commands = useCommands(selection, saving)
  const { t } = useText()
  const slow = useSlow(isLoading)

  const lastPage = list ? Math.max(1, Math.ceil(list.count / PAGE_SIZE)) : null
  useEffect(() => {
    // An old link, or people who have left the filter meanwhile.
    if (!isLoading && lastPage !== null && view.page > lastPage) {
      setView({ page: lastPage }, { replace: true })
    }
  }, [isLoading, lastPage, view.page, setView])

  if (list?.count === 0 && !isLoading && isUnfiltered(filters)) {
    return <EmptyShop />
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-t px-6 py-4">
        <SearchField
          value={filters.q ?? ""}
          onSearch={(text) =>
            setFilters((before) => withFilter(before, "q", text === "" ? undefined : text), {
              // From one search to the next is one step back to before searching.
              replace: filters.q !== undefined && text !== "",
            })
          }
        />
        <FilterMenu filters={filters} onChoose={setOpen} />
        <div className="ml-auto">
          <ColumnsMenu
            shown={view.columns}
            onChange={(change) =>
              setView((before) => ({ columns: change(before.columns) }), { replace: true })
            }
          />
        </div>
      </div>
      <FilterBar url={url} currency={list?.currency ?? null} open={open} onOpen={setOpen} />
      {slow && (
        <Text size="small" role="status" className="text-ui-fg-subtle border-t px-6 py-2">
          {t("customers.slow")}
        </Text>
      )}
      {error ? (
        <div className="border-t">
          <Failed error={error} onRetry={retry} />
        </div>
      ) : list === undefined ? (
        <RowsSkeleton />
      ) : (
        <div aria-busy={isLoading} className={clx("transition-opacity", isLoading && "opacity-60")}>
          {list.count === 0 ? (
            <NobodyFound onClear={() => setFilters(() => ({}))} />
          ) : (
            <>
              <CustomersTable url={url} list={list} selection={selection} commands={commands} />
              <Pagination list={list} page={view.page} onPage={(page) => setView({ page })} />
            </>
          )}
        </div>
      )}
    </>
  )
}
