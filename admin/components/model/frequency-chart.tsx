import {
  CartesianGrid,
  Line,
  LineChart,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts"
import type { FrequencyOutcome } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { roundTicks } from "../../lib/model/axis"
import { BASE_AXIS, FILLING, lineStyle, POINTER, VALUE_AXIS } from "../charts/chart-style"
import { ChartTooltip, TooltipRow } from "../charts/chart-tooltip"
import { toneStroke } from "../shared/tones"
import { AxisNames } from "./axis-names"
import { SERIES, SERIES_DASH, SERIES_TONE, SeriesSample } from "./series"

/** Mean purchase days in the horizon by repeat purchase days until then, actual and predicted. */
const FrequencyChart = ({ rows }: { rows: readonly FrequencyOutcome[] }) => {
  const { t, format } = useText()
  const nameOf = (row: FrequencyOutcome) =>
    row.or_more
      ? t("model.frequency.or_more", { n: format.count(row.frequency) })
      : format.count(row.frequency)
  const ticks = roundTicks(Math.max(0, ...rows.flatMap((row) => [row.actual, row.predicted])))
  return (
    <LineChart
      {...FILLING}
      data={rows.map((row) => ({ ...row, name: nameOf(row) }))}
      margin={{ top: 28, right: 24, bottom: 20, left: 0 }}
      aria-label={t("model.frequency.chart_label")}
    >
      <CartesianGrid vertical={false} stroke="var(--border-base)" />
      <XAxis {...BASE_AXIS} dataKey="name" interval={0} padding={{ left: 12, right: 12 }} />
      <YAxis
        {...VALUE_AXIS}
        domain={[0, ticks.at(-1) ?? 1]}
        ticks={ticks}
        interval={0}
        tickFormatter={(mean: number) => format.exact(mean)}
      />
      <Tooltip {...POINTER} content={FrequencyTooltip} />
      {SERIES.map((series) => (
        <Line
          key={series}
          dataKey={series}
          type="linear"
          {...lineStyle(toneStroke(SERIES_TONE[series]), SERIES_DASH[series])}
          dot={{ r: 3, strokeWidth: 0, fill: toneStroke(SERIES_TONE[series]) }}
          activeDot={{ r: 5, strokeWidth: 0, fill: toneStroke(SERIES_TONE[series]) }}
        />
      ))}
      <AxisNames x={t("model.frequency.axis_x")} y={t("model.frequency.axis_y")} />
    </LineChart>
  )
}

const FrequencyTooltip = ({ active, payload }: TooltipContentProps) => {
  const { t, format } = useText()
  const row = payload[0]?.payload as FrequencyOutcome | undefined
  if (!active || !row) {
    return null
  }
  const n = format.count(row.frequency)
  return (
    <ChartTooltip
      title={t("model.frequency.point", {
        count: row.frequency,
        n: row.or_more ? t("model.frequency.or_more", { n }) : n,
      })}
      note={t("model.decile.people", { count: row.people, n: format.count(row.people) })}
    >
      {SERIES.map((series) => (
        <TooltipRow
          key={series}
          mark={<SeriesSample series={series} />}
          name={t(`model.series.${series}`)}
          value={format.fixed(row[series], 2)}
        />
      ))}
    </ChartTooltip>
  )
}

export default FrequencyChart
