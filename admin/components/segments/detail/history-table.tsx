import { useText } from "../../../hooks/use-text"
import { historyRows, type HistoryRange } from "../../../lib/segment/history"
import type { SegmentDay } from "../../../lib/segment/types"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../../shared/plain-table"

type HistoryTableProps = {
  readonly days: readonly SegmentDay[]
  readonly currency: string
  readonly range: HistoryRange
}

/** The charts' figures by day, week or month, for those who would rather read them. */
export const HistoryTable = ({ days, currency, range }: HistoryTableProps) => {
  const { t, format } = useText()
  const name = (day: string) => format.day(day, "UTC")
  return (
    <PlainTable label={t("segment.history.table")}>
      <thead>
        <tr>
          <HeaderCell>{t("segment.history.day")}</HeaderCell>
          {(["members", "entered", "exited", "revenue"] as const).map((column) => (
            <HeaderCell key={column} numeric>
              {t(`segment.history.${column}`)}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {historyRows(days, range).map(({ from, to, people, entered, exited, revenue }) => (
          <tr key={to}>
            <RowHeader>
              {from === to
                ? name(to)
                : t("segment.history.days", { from: name(from), to: name(to) })}
            </RowHeader>
            <Cell>{format.count(people)}</Cell>
            <Cell>{format.count(entered)}</Cell>
            <Cell>{format.count(exited)}</Cell>
            <Cell>
              {revenue === null ? t("segment.figures.none") : format.wholeMoney(revenue, currency)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}
