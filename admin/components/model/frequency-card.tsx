import { lazy } from "react"
import type { FrequencyOutcome } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import type { Tested } from "../../lib/model/calibration"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { Section } from "../shared/section"
import { ChartOrTable } from "./chart-or-table"
import { SeriesLegend } from "./series"

const FrequencyChart = lazy(() => import("./frequency-chart"))

const HEIGHT = 320

/** Whether those who had bought more often bought more, and as much more. */
export const FrequencyCard = ({ calibration }: { calibration: Tested }) => {
  const { t, format } = useText()
  const { frequency, horizon_days } = calibration
  return (
    <Section
      title={t("model.frequency.title")}
      description={t("model.frequency.description", { days: format.count(horizon_days) })}
    >
      <ChartOrTable
        height={HEIGHT}
        legend={<SeriesLegend />}
        chart={<FrequencyChart rows={frequency} />}
        table={<FrequencyTable rows={frequency} />}
      />
    </Section>
  )
}

const FrequencyTable = ({ rows }: { rows: readonly FrequencyOutcome[] }) => {
  const { t, format } = useText()
  return (
    <PlainTable label={t("model.frequency.table_caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("model.frequency.column_frequency")}</HeaderCell>
          <HeaderCell numeric>{t("model.decile.column_people")}</HeaderCell>
          <HeaderCell numeric>{t("model.series.predicted")}</HeaderCell>
          <HeaderCell numeric>{t("model.series.actual")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ frequency, or_more, people, predicted, actual }) => {
          const n = format.count(frequency)
          return (
            <tr key={frequency}>
              <RowHeader>{or_more ? t("model.frequency.or_more", { n }) : n}</RowHeader>
              <Cell>{format.count(people)}</Cell>
              <Cell>{format.fixed(predicted, 2)}</Cell>
              <Cell>{format.fixed(actual, 2)}</Cell>
            </tr>
          )
        })}
      </tbody>
    </PlainTable>
  )
}
