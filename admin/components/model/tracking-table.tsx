import { useText } from "../../hooks/use-text"
import type { TrackedPoint } from "../../lib/model/tracking"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

type TrackingTableProps = {
  readonly points: readonly TrackedPoint[]
  /** Place of the day that the model was fitted on. */
  readonly from: number
}

/** The chart's figures, newest first, for those who would rather read them. */
export const TrackingTable = ({ points, from }: TrackingTableProps) => {
  const { t, format } = useText()
  return (
    <PlainTable label={t("model.tracking.table_caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("model.tracking.column_day")}</HeaderCell>
          <HeaderCell>{t("model.tracking.column_part")}</HeaderCell>
          <HeaderCell numeric>{t("model.series.actual")}</HeaderCell>
          <HeaderCell numeric>{t("model.series.predicted")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ at, day, actual, predicted }) => (
          <tr key={day}>
            <RowHeader>{format.day(day, "UTC")}</RowHeader>
            <td className="h-12 px-2">
              {t(at > from ? "model.tracking.holdout" : "model.tracking.calibration")}
            </td>
            <Cell>{format.count(actual)}</Cell>
            <Cell>{format.count(Math.round(predicted))}</Cell>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}
