import { DataTable, type DataTableCommand, type DataTableSortingState } from "@medusajs/ui"
import type { CustomersUrlState } from "../../hooks/use-customers-url"
import type { Selection } from "../../hooks/use-selection"
import { useText } from "../../hooks/use-text"
import type { CustomerList, ListedCustomer } from "../../lib/customers/listed-customer"
import { OPTIONAL_COLUMNS, SORTABLE_COLUMNS, type Sorting } from "../../lib/customers/table-view"
import { PeopleTable } from "./people-table"
import { useCustomerColumns } from "./use-customer-columns"

type CustomersTableProps = {
  readonly url: CustomersUrlState
  readonly list: CustomerList
  readonly selection: Selection
  readonly commands: DataTableCommand[]
}

/** The API's own order, as a column's. */
const USUAL: DataTableSortingState = { id: "silence", desc: false }

/** The rows of the list, and a bar of commands once some are chosen. */
export const CustomersTable = ({ url, list, selection, commands }: CustomersTableProps) => {
  const { t, format } = useText()
  const { view, setView } = url
  const columns = useCustomerColumns<ListedCustomer>(list.currency)
  return (
    <PeopleTable
      label={t("customers.table")}
      rows={list.profiles}
      count={list.count}
      columns={columns}
      page={view.page}
      onPage={(page) => setView({ page })}
      sorting={view.sorting ? { id: view.sorting.column, desc: view.sorting.descending } : USUAL}
      onSort={(state) => setView({ sorting: sortingOf(state, view.sorting), page: 1 })}
      selection={selection}
      commands={commands}
      columnVisibility={{
        state: Object.fromEntries(
          OPTIONAL_COLUMNS.map((column) => [column, view.columns.includes(column)])
        ),
        onColumnVisibilityChange: (state) =>
          setView({ columns: OPTIONAL_COLUMNS.filter((column) => state[column] !== false) }),
      }}
    >
      <DataTable.CommandBar
        selectedLabel={(count) => t("customers.select.count", { count, n: format.count(count) })}
      />
    </PeopleTable>
  )
}

/** The sorting after a click on a heading; the table hands out nothing when it takes one off. */
function sortingOf(
  state: DataTableSortingState | undefined,
  before: Sorting | null
): Sorting | null {
  if (state === undefined) {
    // Taken off the usual column, of which only the other direction is left.
    return before === null ? { column: "silence", descending: true } : null
  }
  const column = SORTABLE_COLUMNS.find((one) => one === state.id)
  return column === undefined || (column === USUAL.id && state.desc === USUAL.desc)
    ? null
    : { column, descending: state.desc }
}
