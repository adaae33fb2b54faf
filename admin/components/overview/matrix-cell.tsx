import { clx } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { heatColor, heatTint } from "../../lib/heat"
import type { Holding } from "../../lib/types"

type MatrixCellProps = {
  readonly holding: Holding
  /** All buyers, of whom a share is shown. */
  readonly buyers: number
  /** People in the fullest cell; totals leave it out and stay untinted. */
  readonly fullest?: number
  readonly currency: string
  readonly className?: string
}

/** One cell: people and their share of all buyers, and below it their net revenue. */
export const MatrixCell = ({ holding, buyers, fullest, currency, className }: MatrixCellProps) => {
  const { t, format } = useText()
  const { people, revenue } = holding
  const tint = fullest === undefined ? 0 : heatTint(people, fullest)
  return (
    <td
      className={clx("px-4 py-3 text-right align-middle tabular-nums", className)}
      style={tint > 0 ? { backgroundColor: heatColor(tint) } : undefined}
    >
      {people === 0 ? (
        <span className="text-ui-fg-subtle txt-compact-small">
          <span aria-hidden>–</span>
          <span className="sr-only">{t("matrix.empty_cell")}</span>
        </span>
      ) : (
        <>
          <span className="flex items-baseline justify-end gap-x-1.5">
            <span className="txt-compact-medium-plus text-ui-fg-base">{format.count(people)}</span>{" "}
            <span className="txt-compact-xsmall text-ui-fg-base">
              {format.percent(buyers > 0 ? people / buyers : 0, people === buyers ? 0 : 1)}
            </span>
          </span>
          <span
            className="txt-compact-xsmall text-ui-fg-base block"
            title={format.money(revenue, currency)}
          >
            {format.shortMoney(revenue, currency)}
          </span>
        </>
      )}
    </td>
  )
}
