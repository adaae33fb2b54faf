import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { heatColor, heatTint } from "../../lib/heat"
import { customersPath, type CustomersFilters } from "../../lib/customers/customers-path"
import type { Holding } from "../../lib/types"

type MatrixCellProps = {
  readonly holding: Holding
  /** Who they are, for the link's name: `High value, Active`. */
  readonly name: string
  /** The filters of the customers page that give exactly them. */
  readonly filters: CustomersFilters
  /** All buyers, of whom a share is shown. */
  readonly buyers: number
  /** People in the fullest cell; totals leave it out and stay untinted. */
  readonly fullest?: number
  readonly currency: string
  /** Stands at the table's right edge. */
  readonly last?: boolean
}

/** One cell, a link to its people: how many, their share of all buyers, their net revenue. */
export const MatrixCell = ({
  holding,
  name,
  filters,
  buyers,
  fullest,
  currency,
  last = false,
}: MatrixCellProps) => {
  const { t, format } = useText()
  const { people, revenue } = holding
  const tint = fullest === undefined ? 0 : heatTint(people, fullest)
  const share = format.percent(buyers > 0 ? people / buyers : 0, people === buyers ? 0 : 1)
  const padding = clx("py-3 pl-2 xl:pl-4", last ? "pr-6" : "pr-2 xl:pr-4")
  return (
    <td
      className={clx("p-0 text-right align-middle tabular-nums", last && "border-l")}
      style={tint > 0 ? { backgroundColor: heatColor(tint) } : undefined}
    >
      {people === 0 ? (
        <span className={clx("text-ui-fg-subtle txt-compact-small block", padding)}>
          <span aria-hidden>–</span>
          <span className="sr-only">{t("matrix.empty_cell")}</span>
        </span>
      ) : (
        <Link
          to={customersPath(filters)}
          className={clx(
            "group relative block outline-none ring-inset transition-shadow",
            "hover:ring-ui-border-strong hover:ring-1",
            "focus-visible:ring-ui-border-interactive focus-visible:ring-2",
            padding
          )}
        >
          <span className="sr-only">
            {t("matrix.link", {
              name,
              count: people,
              n: format.count(people),
              share,
              revenue: format.shortMoney(revenue, currency),
            })}
          </span>
          <span aria-hidden className="flex flex-wrap items-baseline justify-end gap-x-1.5">
            <span className="txt-compact-medium-plus text-ui-fg-base underline-offset-2 group-hover:underline">
              {format.count(people)}
            </span>{" "}
            <span className="txt-compact-xsmall text-ui-fg-base">{share}</span>
          </span>
          <span
            aria-hidden
            className="txt-compact-xsmall text-ui-fg-base block"
            title={format.money(revenue, currency)}
          >
            {format.shortMoney(revenue, currency)}
          </span>
        </Link>
      )}
    </td>
  )
}
