import { lazy } from "react"
import { useText } from "../../hooks/use-text"
import { decilePoints, type DecilePoint, type Tested } from "../../lib/model/calibration"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { Section } from "../shared/section"
import { toneStroke } from "../shared/tones"
import { ChartOrTable } from "./chart-or-table"
import { DIAGONAL_DASH, SERIES_TONE } from "./series"

const DecileChart = lazy(() => import("./decile-chart"))

const HEIGHT = 320

/** Whether those who were given a better chance bought more, and as much more. */
export const DecileCard = ({ calibration }: { calibration: Tested }) => {
  const { t } = useText()
  const points = decilePoints(calibration.deciles)
  return (
    <Section title={t("model.decile.title")} description={t("model.decile.description")}>
      <ChartOrTable
        height={HEIGHT}
        legend={<DecileLegend />}
        chart={<DecileChart points={points} />}
        table={<DecileTable points={points} />}
      />
    </Section>
  )
}

const DecileLegend = () => {
  const { t } = useText()
  const color = toneStroke(SERIES_TONE.actual)
  return (
    <ul className="txt-compact-small text-ui-fg-base flex flex-wrap items-center gap-x-4">
      <li className="flex items-center gap-x-1.5 whitespace-nowrap">
        <svg aria-hidden width="10" height="18" viewBox="-5 -9 10 18" className="shrink-0">
          <path d="M0,-8V8M-3,-8H3M-3,8H3" stroke={color} strokeWidth="1.5" />
          <circle r="3.5" fill={color} />
        </svg>
        {t("model.decile.actual")}
      </li>
      <li className="flex items-center gap-x-1.5 whitespace-nowrap">
        <svg aria-hidden width="22" height="8" className="shrink-0">
          <path d="M1,4H21" stroke="var(--fg-subtle)" strokeDasharray={DIAGONAL_DASH} />
        </svg>
        {t("model.decile.as_predicted")}
      </li>
    </ul>
  )
}

const DecileTable = ({ points }: { points: readonly DecilePoint[] }) => {
  const { t, format } = useText()
  return (
    <PlainTable label={t("model.decile.table_caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("model.decile.column_group")}</HeaderCell>
          <HeaderCell numeric>{t("model.decile.column_people")}</HeaderCell>
          <HeaderCell numeric>{t("model.series.predicted")}</HeaderCell>
          <HeaderCell numeric>{t("model.series.actual")}</HeaderCell>
          <HeaderCell numeric>{t("model.decile.column_interval")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ decile, people, predicted, actual, lower, upper }) => (
          <tr key={decile}>
            <RowHeader>{t("model.decile.group", { n: format.count(decile) })}</RowHeader>
            <Cell>{format.count(people)}</Cell>
            <Cell>{format.percent(predicted, 1)}</Cell>
            <Cell>{format.percent(actual, 1)}</Cell>
            <Cell>{format.percentRange(lower, upper)}</Cell>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}
