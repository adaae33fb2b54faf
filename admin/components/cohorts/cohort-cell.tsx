import type { ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import { cohortTint, type CohortMean } from "../../lib/cohorts/cohort-table"
import type { CohortFigure, CohortMonth } from "../../lib/cohorts/types"
import { heatColor } from "../../lib/heat"

type CohortCellProps = {
  /** Null where time has not come so far. */
  readonly cell: CohortMonth | null
  /** The share that the strongest tint stands for. */
  readonly strongest: number
  readonly figure: CohortFigure
  readonly currency: string
  /** Stands behind what is not final. */
  readonly mark: ReactNode
}

/** How many of a cohort bought in one month: their share, or what they spent, over their number. */
export const CohortCell = ({ cell, strongest, figure, currency, mark }: CohortCellProps) => {
  const { t, format } = useText()
  if (cell === null) {
    return <td />
  }
  const { people, share, revenue, open } = cell
  return (
    <td
      className="min-w-[3.75rem] px-2 text-right last:pr-6"
      style={{ backgroundColor: heatColor(cohortTint(share, strongest)) }}
    >
      <span className="txt-compact-small text-ui-fg-base block whitespace-nowrap">
        {figure === "share" ? format.percent(share, 1) : format.shortMoney(revenue, currency)}
        {open && mark}
      </span>
      <span className="txt-compact-xsmall text-ui-fg-base block">
        <span aria-hidden>{format.count(people)}</span>
        <span className="sr-only">
          {t("cohorts.people", { count: people, n: format.count(people) })}
        </span>
      </span>
    </td>
  )
}

/** All cohorts together in one column. */
export const MeanCell = ({ mean }: { mean: CohortMean }) => {
  const { format } = useText()
  return (
    <td className="txt-compact-small-plus text-ui-fg-base min-w-[3.75rem] px-2 text-right last:pr-6">
      {mean === null ? "–" : format.percent(mean.share, 1)}
    </td>
  )
}
