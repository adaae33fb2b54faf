import {
  createDataTableColumnHelper,
  DataTable,
  useDataTable,
  type DataTableColumnDef,
} from "@medusajs/ui"
import { useMemo, type ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import { segmentPath } from "../../../lib/segment/segment-path"
import {
  SEGMENT_ORDERS,
  SEGMENTS_PER_PAGE,
  type SegmentColumn,
  type SegmentsView,
  USUAL_VIEW,
} from "../../../lib/segments/list-url"
import type { Segment, SegmentList } from "../../../lib/segments/types"
import { ColumnHeading } from "../../customers/column-heading"
import { DayCell } from "../../customers/customer-cells"
import { ScrollEdge } from "../../customers/scroll-edge"
import { SegmentMenu } from "../detail/segment-menu"
import { ChangeCell, MembersCell, SegmentCell, ShareCell } from "./segment-cells"

type SegmentsTableProps = {
  readonly list: SegmentList
  readonly view: SegmentsView
  readonly onView: (view: Partial<SegmentsView>) => void
}

const helper = createDataTableColumnHelper<Segment>()

/** The rows of the list; each leads to its segment. */
export const SegmentsTable = ({ list, view, onView }: SegmentsTableProps) => {
  const { t } = useText()
  const navigate = useNavigate()
  const columns = useColumns(list.currency)
  const { sorting } = view
  const table = useDataTable<Segment>({
    data: list.segments as Segment[],
    columns,
    getRowId: ({ id }) => id,
    rowCount: list.count,
    autoResetPageIndex: false,
    sorting: {
      state: { id: sorting.column, desc: sorting.descending },
      onSortingChange: (to) => {
        const column = (Object.keys(SEGMENT_ORDERS) as SegmentColumn[]).find(
          (one) => one === to?.id
        )
        // Taken off a column, which then is as usual, or turned where that is what it was.
        const next = column
          ? { column, descending: to?.desc ?? false }
          : sorting.column === USUAL_VIEW.sorting.column
            ? { ...sorting, descending: !sorting.descending }
            : USUAL_VIEW.sorting
        onView({ sorting: next })
      },
    },
    pagination: {
      state: { pageIndex: view.page - 1, pageSize: SEGMENTS_PER_PAGE },
      onPaginationChange: ({ pageIndex }) => onView({ page: pageIndex + 1 }),
    },
    onRowClick: ({ ctrlKey, metaKey }, row) => {
      // Declared as the segment, the table hands out its own row; both are known by this id.
      const { id } = row as unknown as { readonly id: string }
      if (!ctrlKey && !metaKey && !window.getSelection()?.toString()) {
        void navigate(segmentPath(id))
      }
    },
  })
  return (
    <DataTable instance={table}>
      <ScrollEdge label={t("segments.table")}>
        <DataTable.Table />
      </ScrollEdge>
    </DataTable>
  )
}

function useColumns(currency: string): DataTableColumnDef<Segment>[] {
  const { t, format } = useText()
  return useMemo(() => {
    const column = (
      id: string,
      cell: (segment: Segment) => ReactNode,
      { numeric = true, sortable = false } = {}
    ) => ({
      ...helper.accessor((segment): unknown => segment.id, {
        id,
        header: ({ column: { getIsSorted } }) => (
          <ColumnHeading name={t(`segments.column.${id}`)} sorted={getIsSorted()} />
        ),
        cell: ({ row }) => cell(row.original),
        enableSorting: sortable,
        align: numeric ? "right" : "left",
        truncateTooltip: false,
        ...(id !== "name" && { size: 90 }),
      }),
      sortDescFirst: numeric,
    })
    return [
      column("name", (segment) => <SegmentCell segment={segment} />, {
        numeric: false,
        sortable: true,
      }),
      column("members", (segment) => <MembersCell segment={segment} />, { sortable: true }),
      column("share", ({ share, evaluated_at }) => (
        <ShareCell share={evaluated_at === null ? null : share} />
      )),
      column("revenue", ({ revenue, revenue_share }) => (
        <ShareCell
          share={revenue_share}
          {...(revenue !== null && { title: format.money(revenue, currency) })}
        />
      )),
      column("change", (segment) => <ChangeCell segment={segment} />),
      column("updated", ({ updated_at }) => <DayCell iso={updated_at} />, { sortable: true }),
      helper.display({
        id: "menu",
        header: () => <span className="sr-only">{t("segments.menu")}</span>,
        cell: ({ row }) => (
          <span
            className="flex h-12 items-center justify-end"
            // What the menu opens stands elsewhere in the page, yet its clicks come by here.
            onClick={(event) => event.stopPropagation()}
          >
            <SegmentMenu segment={row.original} listed />
          </span>
        ),
        size: 60,
      }),
    ]
    // eslint-disable-next-line react-hooks/exhaustive-deps -- texts change with the language alone
  }, [format.locale, currency])
}
