import {
  createDataTableColumnHelper,
  DataTable,
  useDataTable,
  type DataTableColumnDef,
} from "@medusajs/ui"
import { useMemo, useState, type ReactNode } from "react"
import { useAllowed } from "../../../hooks/use-allowed"
import { useBrowserKeys } from "../../../hooks/use-browser-keys"
import { useCouponSelection } from "../../../hooks/use-coupons"
import { useText } from "../../../hooks/use-text"
import { isOut } from "../../../lib/coupons/coupon-note"
import {
  COLUMN_ORDERS,
  COUPONS_PER_PAGE,
  type CouponColumn,
  type CouponsView,
} from "../../../lib/coupons/coupons-url"
import type { Coupon, CouponList } from "../../../lib/coupons/types"
import { ColumnHeading } from "../../customers/column-heading"
import { DayCell, MoneyCell } from "../../customers/customer-cells"
import { ScrollEdge } from "../../customers/scroll-edge"
import { SelectBox } from "../../customers/select-box"
import { AskRevoke } from "../shared/ask-revoke"
import { CodeCell, HolderCell, StateCell } from "./coupon-cells"

type CouponsTableProps = {
  readonly list: CouponList
  readonly view: CouponsView
  readonly onView: (view: Partial<CouponsView>) => void
}

const helper = createDataTableColumnHelper<Coupon>()

/** The rows of the list; those that are out can be chosen and revoked, each opens its drawer. */
export const CouponsTable = ({ list, view, onView }: CouponsTableProps) => {
  const { t, format } = useText()
  const selection = useCouponSelection(list.coupons)
  const [asked, setAsked] = useState(false)
  const mayRevoke = useAllowed("operate") !== false
  const columns = useColumns(list.currency, mayRevoke)
  // Those of the commands, and x, by which a row is chosen.
  useBrowserKeys("rux")
  const { sorted } = view
  const table = useDataTable<Coupon>({
    data: list.coupons as Coupon[],
    columns,
    getRowId: ({ id }) => id,
    rowCount: list.count,
    autoResetPageIndex: false,
    commands: [
      {
        label: t("coupons.select.revoke"),
        shortcut: "r",
        action: () => setAsked(selection.ids.length > 0),
      },
      { label: t("coupons.select.clear"), shortcut: "u", action: selection.clear },
    ],
    rowSelection: {
      state: selection.state,
      onRowSelectionChange: selection.change,
      enableRowSelection: (row) => mayRevoke && isOut(row.original),
    },
    sorting: {
      state: { id: sorted, desc: COLUMN_ORDERS[sorted].startsWith("-") },
      onSortingChange: (to) => {
        const column = (Object.keys(COLUMN_ORDERS) as CouponColumn[]).find((one) => one === to?.id)
        // Each has one direction: a second click takes the sorting off.
        onView({ sorted: column === undefined || column === sorted ? "issued" : column })
      },
    },
    pagination: {
      state: { pageIndex: view.page - 1, pageSize: COUPONS_PER_PAGE },
      onPaginationChange: ({ pageIndex }) => onView({ page: pageIndex + 1 }),
    },
    onRowClick: ({ target, currentTarget, ctrlKey, metaKey }, row) => {
      // Declared as the coupon, the table hands out its own row; both are known by this id.
      const { id } = row as unknown as { readonly id: string }
      const box = mayRevoke ? currentTarget.cells[0] : undefined
      const missedBox = target instanceof Node && box?.contains(target) === true
      if (!missedBox && !ctrlKey && !metaKey && !window.getSelection()?.toString()) {
        onView({ page: view.page, coupon: id })
      }
    },
  })
  return (
    <DataTable instance={table}>
      <ScrollEdge label={t("coupons.table")}>
        <DataTable.Table />
      </ScrollEdge>
      <DataTable.CommandBar
        selectedLabel={(count) => t("coupons.select.count", { count, n: format.count(count) })}
      />
      {asked && (
        <AskRevoke ids={selection.ids} onDone={selection.clear} onClose={() => setAsked(false)} />
      )}
    </DataTable>
  )
}

function useColumns(currency: string, selectable: boolean): DataTableColumnDef<Coupon>[] {
  const { t, format } = useText()
  return useMemo(() => {
    const column = (
      id: string,
      cell: (coupon: Coupon) => ReactNode,
      { numeric = false, size = 90 } = {}
    ) => ({
      ...helper.accessor((coupon): unknown => coupon.id, {
        id,
        header: ({ column: { getIsSorted } }) => (
          <ColumnHeading name={t(`coupons.column.${id}`)} sorted={getIsSorted()} />
        ),
        cell: ({ row }) => cell(row.original),
        enableSorting: id in COLUMN_ORDERS,
        align: numeric ? "right" : "left",
        truncateTooltip: false,
        size,
      }),
      sortDescFirst: id !== "ends",
    })
    const select = helper.select({
      header: ({ table }) =>
        table.getRowModel().rows.some((row) => row.getCanSelect()) ? (
          <SelectBox
            label={t("coupons.select.all")}
            checked={
              table.getIsAllPageRowsSelected() ||
              (table.getIsSomePageRowsSelected() ? "indeterminate" : false)
            }
            onChange={(checked) => table.toggleAllPageRowsSelected(checked)}
          />
        ) : null,
      cell: ({ row }) =>
        row.getCanSelect() ? (
          <SelectBox
            label={t("coupons.select.one", { code: row.original.code })}
            checked={row.getIsSelected()}
            onChange={(checked) => row.toggleSelected(checked)}
          />
        ) : null,
    })
    return [
      ...(selectable ? [select] : []),
      column("code", (coupon) => <CodeCell coupon={coupon} />),
      column("customer", (coupon) => <HolderCell coupon={coupon} />),
      column("state", (coupon) => <StateCell coupon={coupon} />, { size: 160 }),
      column("ends", ({ ends_at }) => <DayCell iso={ends_at} />),
      column(
        "reserved",
        (coupon) => (
          <MoneyCell amount={isOut(coupon) ? coupon.reserved_amount : null} currency={currency} />
        ),
        { numeric: true }
      ),
      column(
        "discount",
        ({ state, discount_amount: amount }) => (
          <MoneyCell amount={state === "redeemed" ? amount : null} currency={currency} />
        ),
        { numeric: true }
      ),
      column("issued", ({ issued_at }) => <DayCell iso={issued_at} />),
    ]
    // eslint-disable-next-line react-hooks/exhaustive-deps -- texts change with the language alone
  }, [format.locale, currency, selectable])
}
