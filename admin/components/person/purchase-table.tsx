import { Badge, clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import type { Purchase } from "../../lib/person/types"
import { ItemNames } from "../customer/item-names"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

type PurchaseTableProps = {
  readonly purchases: readonly Purchase[]
  /** Days of the calendar since the purchase before, by order id. */
  readonly gaps: ReadonlyMap<string, number>
  /** Another page is on its way. */
  readonly stale: boolean
}

/** Purchases, newest first. */
export const PurchaseTable = ({ purchases, gaps, stale }: PurchaseTableProps) => {
  const { t } = useText()
  return (
    <div className={clx("transition-opacity", stale && "opacity-60")} aria-busy={stale}>
      <PlainTable label={t("person.purchases.table")}>
        <thead>
          <tr>
            <HeaderCell>{t("person.purchases.order")}</HeaderCell>
            <HeaderCell>{t("person.purchases.date")}</HeaderCell>
            <HeaderCell>{t("person.purchases.items")}</HeaderCell>
            <HeaderCell numeric>{t("person.purchases.after")}</HeaderCell>
            <HeaderCell numeric>{t("person.purchases.discount")}</HeaderCell>
            <HeaderCell numeric>{t("person.purchases.net")}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {purchases.map((purchase) => (
            <PurchaseRow
              key={purchase.order_id}
              purchase={purchase}
              gap={gaps.get(purchase.order_id)}
            />
          ))}
        </tbody>
      </PlainTable>
    </div>
  )
}

type PurchaseRowProps = {
  readonly purchase: Purchase
  readonly gap: number | undefined
}

const PurchaseRow = ({ purchase, gap }: PurchaseRowProps) => {
  const { t, format } = useText()
  const { order_id, display_id, currency_code, discount_total } = purchase
  return (
    <tr>
      <RowHeader>
        <Link
          to={`/orders/${order_id}`}
          className="tabular-nums text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
        >
          {display_id === null ? t("customer.order") : `#${display_id}`}
        </Link>
      </RowHeader>
      <td className="whitespace-nowrap px-2">{format.day(purchase.created_at)}</td>
      <td className="w-full max-w-0 px-2">
        <span className="flex items-center gap-x-2">
          <span className="truncate">
            <ItemNames purchase={purchase} />
          </span>
          {purchase.canceled_at !== null && <Badge size="2xsmall">{t("customer.cancelled")}</Badge>}
        </span>
      </td>
      <Cell className="whitespace-nowrap">
        {gap === undefined
          ? t("person.figures.none")
          : gap === 0
            ? t("person.purchases.same_day")
            : t("units.days", { count: gap, n: format.count(gap) })}
      </Cell>
      <Cell>
        {Number(discount_total) === 0
          ? t("person.figures.none")
          : format.money(discount_total, currency_code)}
      </Cell>
      <Cell className={clx("text-ui-fg-base", purchase.canceled_at !== null && "line-through")}>
        {format.money(purchase.net_amount, currency_code)}
      </Cell>
    </tr>
  )
}
