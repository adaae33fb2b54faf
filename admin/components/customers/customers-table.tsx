import {
  DataTable,
  useDataTable,
  type DataTableCommand,
  type DataTableSortingState,
} from "@medusajs/ui"
import type { MouseEvent } from "react"
import { useNavigate } from "react-router-dom"
import type { CustomersUrlState } from "../../hooks/use-customers-url"
import type { Selection } from "../../hooks/use-selection"
import { useText } from "../../hooks/use-text"
import { personPath } from "../../lib/customers/customers-path"
import type { CustomerList, ListedCustomer } from "../../lib/customers/listed-customer"
import {
  OPTIONAL_COLUMNS,
  PAGE_SIZE,
  SORTABLE_COLUMNS,
  type Sorting,
} from "../../lib/customers/table-view"
import { ScrollEdge } from "./scroll-edge"
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
  const navigate = useNavigate()
  const { view, setView } = url
  const columns = useCustomerColumns(list.currency)
  const table = useDataTable<ListedCustomer>({
    data: list.profiles as ListedCustomer[],
    columns,
    getRowId: (customer) => customer.person_id,
    rowCount: list.count,
    autoResetPageIndex: false,
    commands,
    rowSelection: { state: selection.state, onRowSelectionChange: selection.change },
    sorting: {
      state: view.sorting ? { id: view.sorting.column, desc: view.sorting.descending } : USUAL,
      onSortingChange: (state) => setView({ sorting: sortingOf(state, view.sorting), page: 1 }),
    },
    pagination: {
      state: { pageIndex: view.page - 1, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => setView({ page: pageIndex + 1 }),
    },
    columnVisibility: {
      state: Object.fromEntries(
        OPTIONAL_COLUMNS.map((column) => [column, view.columns.includes(column)])
      ),
      onColumnVisibilityChange: (state) =>
        setView({ columns: OPTIONAL_COLUMNS.filter((column) => state[column] !== false) }),
    },
    onRowClick: (event, row) => {
      // Declared as the customer, the table hands out its own row; both are known by this id.
      const { id } = row as unknown as { readonly id: string }
      if (opensRow(event)) {
        void navigate(personPath(id))
      }
    },
  })
  return (
    <DataTable instance={table}>
      <ScrollEdge label={t("customers.table")}>
        <DataTable.Table />
      </ScrollEdge>
      <DataTable.CommandBar
        selectedLabel={(count) => t("customers.select.count", { count, n: format.count(count) })}
      />
    </DataTable>
  )
}

/** False for a near miss of the row's box, for text being marked, and with the link's own keys. */
function opensRow({ target, currentTarget, ctrlKey, metaKey }: MouseEvent<HTMLTableRowElement>) {
  const [boxCell] = currentTarget.cells
  const missedBox = target instanceof Node && boxCell?.contains(target) === true
  return !missedBox && !ctrlKey && !metaKey && !window.getSelection()?.toString()
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
