import { createDataTableColumnHelper, type DataTableSortingState } from "@medusajs/ui"
import { useMemo } from "react"
import { useText } from "../../../hooks/use-text"
import { SORTABLE_COLUMNS, type Column } from "../../../lib/customers/table-view"
import type { MembersView } from "../../../lib/segment/members-url"
import type { MemberList, SegmentMember } from "../../../lib/segment/types"
import { ColumnHeading } from "../../customers/column-heading"
import { DayCell } from "../../customers/customer-cells"
import { PeopleTable } from "../../customers/people-table"
import { useCustomerColumns } from "../../customers/use-customer-columns"

const helper = createDataTableColumnHelper<SegmentMember>()

/** The customers' columns that stand here too. */
const SHOWN = [
  "customer",
  "tier",
  "stage",
  "silence",
  "orders",
  "revenue",
] as const satisfies readonly Column[]

/** The newest first, as long as one has not chosen another order. */
const USUAL: DataTableSortingState = { id: "entered", desc: true }

type MembersTableProps = {
  readonly list: MemberList
  readonly view: MembersView
  readonly onChange: (change: Partial<MembersView>) => void
}

/** The rows of members, each with when they came in. */
export const MembersTable = ({ list, view, onChange }: MembersTableProps) => {
  const { t } = useText()
  const customerColumns = useCustomerColumns<SegmentMember>(list.currency)
  const columns = useMemo(
    () => [
      ...customerColumns.filter(({ id }) => SHOWN.some((shown) => shown === id)),
      {
        ...helper.accessor((member): unknown => member.entered_at, {
          id: "entered",
          header: ({ column }) => (
            <ColumnHeading name={t("segment.members.since")} sorted={column.getIsSorted()} />
          ),
          cell: ({ row }) => <DayCell iso={row.original.entered_at} />,
          enableSorting: true,
          truncateTooltip: false,
          size: 90,
        }),
        sortDescFirst: true,
      },
    ],
    [customerColumns, t]
  )
  const { sorting } = view
  return (
    <PeopleTable
      label={t("segment.members.table")}
      rows={list.members}
      count={list.count}
      columns={columns}
      page={view.page}
      onPage={(page) => onChange({ page })}
      sorting={sorting ? { id: sorting.column, desc: sorting.descending } : USUAL}
      onSort={(state) => onChange({ sorting: sortingOf(state, sorting), page: 1 })}
    />
  )
}

/** The sorting after a click on a heading; nothing comes when it takes one off. */
function sortingOf(
  state: DataTableSortingState | undefined,
  before: MembersView["sorting"]
): MembersView["sorting"] {
  if (state === undefined) {
    // Taken off the usual column, of which only the other direction is left.
    return before === null ? { column: "entered", descending: false } : null
  }
  const column = (["entered", ...SORTABLE_COLUMNS] as const).find((one) => one === state.id)
  return column === undefined || (column === "entered" && state.desc)
    ? null
    : { column, descending: state.desc }
}
