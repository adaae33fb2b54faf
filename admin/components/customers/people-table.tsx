import {
  DataTable,
  useDataTable,
  type DataTableColumnDef,
  type DataTableCommand,
  type DataTableSortingState,
} from "@medusajs/ui"
import type { MouseEvent, ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import type { Selection } from "../../hooks/use-selection"
import { personPath } from "../../lib/customers/customers-path"
import type { ListedCustomer } from "../../lib/customers/listed-customer"
import { PAGE_SIZE } from "../../lib/customers/table-view"
import { ScrollEdge } from "./scroll-edge"

type Options = Parameters<typeof useDataTable>[0]

type PeopleTableProps<Row extends ListedCustomer> = {
  /** Names the table for screen readers. */
  readonly label: string
  readonly rows: readonly Row[]
  /** How many there are in all. */
  readonly count: number
  readonly columns: DataTableColumnDef<Row>[]
  /** From 1. */
  readonly page: number
  readonly onPage: (page: number) => void
  readonly sorting: DataTableSortingState
  /** Told nothing when a click on a heading takes the sorting off. */
  readonly onSort: (sorting: DataTableSortingState | undefined) => void
  /** Where rows can be chosen, by a box in the first column. */
  readonly selection?: Selection
  readonly commands?: DataTableCommand[]
  readonly columnVisibility?: Options["columnVisibility"]
  /** Stands below the rows, as a bar of commands. */
  readonly children?: ReactNode
}

/** Rows of people, each the way to its person. */
export const PeopleTable = <Row extends ListedCustomer>({
  label,
  rows,
  count,
  columns,
  page,
  onPage,
  sorting,
  onSort,
  selection,
  commands,
  columnVisibility,
  children,
}: PeopleTableProps<Row>) => {
  const navigate = useNavigate()
  const table = useDataTable<Row>({
    data: rows as Row[],
    columns,
    getRowId: (person) => person.person_id,
    rowCount: count,
    autoResetPageIndex: false,
    commands,
    rowSelection: selection && {
      state: selection.state,
      onRowSelectionChange: selection.change,
    },
    sorting: { state: sorting, onSortingChange: onSort },
    pagination: {
      state: { pageIndex: page - 1, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => onPage(pageIndex + 1),
    },
    columnVisibility,
    onRowClick: (event, row) => {
      // Declared as the customer, the table hands out its own row; both are known by this id.
      const { id } = row as unknown as { readonly id: string }
      if (opensRow(event, selection !== undefined)) {
        void navigate(personPath(id))
      }
    },
  })
  return (
    <DataTable instance={table}>
      <ScrollEdge label={label}>
        <DataTable.Table />
      </ScrollEdge>
      {children}
    </DataTable>
  )
}

/** False for a near miss of the row's box, for text being marked, and with the link's own keys. */
function opensRow(event: MouseEvent<HTMLTableRowElement>, hasBoxes: boolean): boolean {
  const { target, currentTarget, ctrlKey, metaKey } = event
  const boxCell = hasBoxes ? currentTarget.cells[0] : undefined
  const missedBox = target instanceof Node && boxCell?.contains(target) === true
  return !missedBox && !ctrlKey && !metaKey && !window.getSelection()?.toString()
}
