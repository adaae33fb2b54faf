import { createDataTableColumnHelper, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useText } from "../../hooks/use-text"
import { fullName, type ListedCustomer } from "../../lib/customers/listed-customer"
import { SORTABLE_COLUMNS, type Column } from "../../lib/customers/table-view"
import {
  DayCell,
  MoneyCell,
  NameCell,
  NoValue,
  RfmCell,
  SilenceCell,
  StageCell,
  TierCell,
} from "./customer-cells"
import { ColumnHeading } from "./column-heading"
import { SelectBox } from "./select-box"

type ColumnLook = {
  readonly cell: (customer: ListedCustomer) => JSX.Element
  /** Figures stand to the right, and the largest come first when one sorts by them. */
  readonly numeric?: boolean
}

/**
 * The table's columns, named in the admin's language.
 *
 * @param currency that the list's money is in
 */
export function useCustomerColumns<Row extends ListedCustomer>(
  currency: string
): DataTableColumnDef<Row>[] {
  const { t, format } = useText()
  return useMemo(() => {
    const helper = createDataTableColumnHelper<Row>()
    const looks: Readonly<Record<Column, ColumnLook>> = {
      customer: { cell: (customer) => <NameCell customer={customer} /> },
      tier: { cell: (customer) => <TierCell customer={customer} /> },
      stage: { cell: (customer) => <StageCell customer={customer} /> },
      silence: { cell: (customer) => <SilenceCell customer={customer} />, numeric: true },
      orders: {
        cell: ({ purchase_count }) =>
          purchase_count === 0 ? (
            <NoValue />
          ) : (
            <span className="tabular-nums">{format.count(purchase_count)}</span>
          ),
        numeric: true,
      },
      revenue: {
        cell: ({ purchase_count, total_revenue }) => (
          <MoneyCell amount={purchase_count === 0 ? null : total_revenue} currency={currency} />
        ),
        numeric: true,
      },
      average: {
        cell: (customer) => <MoneyCell amount={customer.average_order_value} currency={currency} />,
        numeric: true,
      },
      rfm: { cell: (customer) => <RfmCell customer={customer} /> },
      last_seen: { cell: (customer) => <DayCell iso={customer.last_seen_at} /> },
      next_change: { cell: (customer) => <DayCell iso={customer.next_stage_at} /> },
    }
    const select = helper.select({
      header: ({ table }) => (
        <SelectBox
          label={t("customers.select.all")}
          checked={
            table.getIsAllPageRowsSelected() ||
            (table.getIsSomePageRowsSelected() ? "indeterminate" : false)
          }
          onChange={(checked) => table.toggleAllPageRowsSelected(checked)}
        />
      ),
      cell: ({ row }) => (
        <SelectBox
          label={t("customers.select.one", {
            name: fullName(row.original) ?? row.original.email ?? t("customers.unnamed"),
          })}
          checked={row.getIsSelected()}
          onChange={(checked) => row.toggleSelected(checked)}
        />
      ),
    })
    const columns = (Object.keys(looks) as Column[]).map((column) => {
      const { cell, numeric = false } = looks[column]
      return {
        ...helper.accessor((customer): unknown => customer.person_id, {
          id: column,
          header: ({ column: { getIsSorted } }) => (
            <ColumnHeading name={t(`customers.column.${column}`)} sorted={getIsSorted()} />
          ),
          cell: ({ row }) => cell(row.original),
          enableSorting: SORTABLE_COLUMNS.some((one) => one === column),
          align: numeric ? "right" : "left",
          truncateTooltip: false,
          ...(column !== "customer" && { size: 90 }),
        }),
        sortDescFirst: numeric,
      }
    })
    return [select, ...columns]
  }, [t, format, currency])
}
