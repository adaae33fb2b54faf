import { BUYER_STAGES } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import {
  buyersOf,
  tableDays,
  type TrendDay,
  type TrendRange,
  type TrendUnit,
} from "../../lib/overview/trend"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

type TrendTableProps = {
  readonly days: readonly TrendDay[]
  readonly months: TrendRange
  readonly unit: TrendUnit
}

/** The chart's figures by month, or by week, for those who would rather read them. */
export const TrendTable = ({ days, months, unit }: TrendTableProps) => {
  const { t, format } = useText()
  return (
    <PlainTable label={t("trend.table_caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("trend.column_day")}</HeaderCell>
          {BUYER_STAGES.map((stage) => (
            <HeaderCell key={stage} numeric>
              {t(`stage.${stage}`)}
            </HeaderCell>
          ))}
          <HeaderCell numeric>{t("matrix.total")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {tableDays(days, months).map((day) => {
          const buyers = buyersOf(day)
          return (
            <tr key={day.day}>
              <RowHeader>
                {format.day(day.day, "UTC")}
                {day.reconstructed && <span className="text-ui-fg-subtle">*</span>}
              </RowHeader>
              {BUYER_STAGES.map((stage) => (
                <Cell key={stage}>
                  {unit === "share"
                    ? format.percent(buyers > 0 ? day.stages[stage] / buyers : 0, 1)
                    : format.count(day.stages[stage])}
                </Cell>
              ))}
              <Cell>{format.count(buyers)}</Cell>
            </tr>
          )
        })}
      </tbody>
    </PlainTable>
  )
}
