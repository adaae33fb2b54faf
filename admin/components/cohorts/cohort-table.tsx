import { clx } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { CohortRow, CohortTable as Table } from "../../lib/cohorts/cohort-table"
import type { CohortFigure } from "../../lib/cohorts/types"
import { ScrollEdge } from "../customers/scroll-edge"
import { CohortCell, MeanCell } from "./cohort-cell"

type CohortTableProps = {
  readonly table: Table
  readonly figure: CohortFigure
  readonly currency: string
}

const HEAD = "txt-compact-small-plus text-ui-fg-subtle h-10 whitespace-nowrap px-3"
// Opaque, since the cells pass below it.
const FIRST = "bg-ui-bg-base sticky left-0 z-[1] pl-6 pr-4 text-left whitespace-nowrap"

/** A heat map that is an ordinary table; what does not fit scrolls beside the months' names. */
export const CohortTable = ({ table, figure, currency }: CohortTableProps) => {
  const { t, format } = useText()
  const { offsets, rows, means, retained } = table
  return (
    <ScrollEdge label={t("cohorts.caption")}>
      {/* Focusable, so that it can be scrolled with the keyboard. */}
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t("cohorts.caption")}>
        <table className="w-full border-separate border-spacing-0 tabular-nums">
          <caption className="sr-only">{t("cohorts.caption")}</caption>
          <thead>
            <tr>
              <th scope="col" className={clx(HEAD, FIRST)}>
                {t("cohorts.column_month")}
              </th>
              <th scope="col" className={clx(HEAD, "text-right")}>
                {t("cohorts.column_people")}
              </th>
              <th scope="col" className={clx(HEAD, "text-right")}>
                {t("cohorts.column_revenue")}
              </th>
              <th scope="col" className={clx(HEAD, "text-right")}>
                {t("cohorts.column_retained")}
              </th>
              {offsets.map((offset) => (
                <th key={offset} scope="col" className={clx(HEAD, "!px-2 text-right last:!pr-6")}>
                  <span className="sr-only">
                    {t("cohorts.column_offset", { n: format.count(offset) })}
                  </span>
                  <span aria-hidden>{t("cohorts.offset", { n: format.count(offset) })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.cohort.month}
                row={row}
                strongest={table.strongest}
                figure={figure}
                currency={currency}
              />
            ))}
          </tbody>
          <tfoot className="[&_td]:border-t [&_th]:border-t">
            <tr>
              <th scope="row" className={clx(FIRST, "h-12")}>
                <span className="txt-compact-small-plus text-ui-fg-base block">
                  {t("cohorts.all")}
                </span>
                <span className="txt-compact-xsmall text-ui-fg-subtle block font-normal">
                  {t("cohorts.all_hint")}
                </span>
              </th>
              <td className="txt-compact-small-plus text-ui-fg-base px-3 text-right">
                {format.count(rows.reduce((sum, { cohort }) => sum + cohort.people, 0))}
              </td>
              <td className="px-3" />
              <MeanCell mean={retained} />
              {means.map((mean, index) => (
                <MeanCell key={offsets[index]} mean={mean} />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </ScrollEdge>
  )
}

type RowProps = {
  readonly row: CohortRow
  readonly strongest: number
  readonly figure: CohortFigure
  readonly currency: string
}

const Row = ({ row: { cohort, cells }, strongest, figure, currency }: RowProps) => {
  const { t, format } = useText()
  const { month, people, revenue, retained_365 } = cohort
  return (
    <tr className="[&>*]:border-t">
      <th scope="row" className={clx(FIRST, "txt-compact-small-plus text-ui-fg-base h-12")}>
        {format.tick(`${month}-01T00:00:00.000Z`, "month")}
      </th>
      <td className="txt-compact-small text-ui-fg-base px-3 text-right">{format.count(people)}</td>
      <td
        className="txt-compact-small text-ui-fg-subtle px-3 text-right"
        title={format.money(revenue, currency)}
      >
        {format.shortMoney(revenue, currency)}
      </td>
      <td className="txt-compact-small px-3 text-right">
        <span className="txt-compact-small-plus text-ui-fg-base block whitespace-nowrap">
          {format.percent(retained_365.share, 1)}
          {retained_365.open && <OpenMark />}
        </span>
        <span className="txt-compact-xsmall text-ui-fg-subtle block">
          {t("cohorts.people", {
            count: retained_365.people,
            n: format.count(retained_365.people),
          })}
        </span>
      </td>
      {cells.map((cell, index) => (
        <CohortCell
          key={index}
          cell={cell}
          strongest={strongest}
          figure={figure}
          currency={currency}
          mark={<OpenMark />}
        />
      ))}
    </tr>
  )
}

/** Says that a figure is not final. */
const OpenMark = () => {
  const { t } = useText()
  return (
    <>
      <span aria-hidden>{t("cohorts.open_mark")}</span>
      <span className="sr-only"> {t("cohorts.open")}</span>
    </>
  )
}
