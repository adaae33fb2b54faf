import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  usePlotArea,
  useXAxisScale,
  XAxis,
  YAxis,
} from "recharts"
import { useText } from "../../hooks/use-text"
import { roundTicks } from "../../lib/model/axis"
import { axisTicks, type TrackedPoint } from "../../lib/model/tracking"
import { BASE_AXIS, FILLING, lineStyle, POINTER, VALUE_AXIS } from "../charts/chart-style"
import { ChartTooltip, TooltipRow } from "../charts/chart-tooltip"
import { EndLabels } from "../charts/end-labels"
import { toneStroke } from "../shared/tones"
import { SERIES, SERIES_DASH, SERIES_TONE, SeriesSample } from "./series"

export type TrackingChartProps = {
  /** Ascending. */
  readonly points: readonly TrackedPoint[]
  /** Place of the day that the model was fitted on. */
  readonly from: number
}

/** Repeat purchase days so far, actual and predicted, before the fit and after it. */
const TrackingChart = ({ points, from }: TrackingChartProps) => {
  const { t, format } = useText()
  const ticks = axisTicks(points)
  const last = points.at(-1)
  const heights = roundTicks(
    Math.max(0, ...points.flatMap(({ actual, predicted }) => [actual, predicted])),
    1
  )
  return (
    <LineChart
      {...FILLING}
      data={[...points]}
      margin={{ top: 24, right: 116, bottom: 0, left: 0 }}
      aria-label={t("model.tracking.chart_label")}
    >
      <CartesianGrid vertical={false} stroke="var(--border-base)" />
      {last && last.at > from && (
        <ReferenceArea
          x1={from}
          x2={last.at}
          fill="var(--fg-subtle)"
          fillOpacity={0.06}
          ifOverflow="hidden"
        />
      )}
      <XAxis
        {...BASE_AXIS}
        dataKey="at"
        type="number"
        domain={["dataMin", "dataMax"]}
        ticks={ticks.map(({ at }) => at)}
        tickFormatter={(at: number) => {
          const unit = ticks.find((tick) => tick.at === at)?.unit
          return format.tick(new Date(at).toISOString(), unit ?? "month")
        }}
        interval="preserveStartEnd"
      />
      <YAxis
        {...VALUE_AXIS}
        domain={[0, heights.at(-1) ?? 1]}
        ticks={heights}
        interval={0}
        tickFormatter={(count: number) => format.count(count)}
      />
      <Tooltip {...POINTER} content={(props) => <PointTooltip {...props} from={from} />} />
      <ReferenceLine x={from} stroke="var(--fg-subtle)" strokeWidth={1} />
      {SERIES.map((series) => (
        <Line
          key={series}
          dataKey={series}
          type="linear"
          {...lineStyle(toneStroke(SERIES_TONE[series]), SERIES_DASH[series])}
          dot={points.length === 1}
          activeDot={{ r: 3, strokeWidth: 0, fill: toneStroke(SERIES_TONE[series]) }}
        />
      ))}
      <PartNames from={from} />
      {last && (
        <EndLabels
          ends={SERIES.map((series) => ({
            key: series,
            value: last[series],
            color: toneStroke(SERIES_TONE[series]),
            text: `${t(`model.series.${series}`)} ${format.count(Math.round(last[series]))}`,
          }))}
        />
      )}
    </LineChart>
  )
}

/** Which part the model was fitted on, and which it did not know, at either side of the line. */
const PartNames = ({ from }: { from: number }) => {
  const { t } = useText()
  const scale = useXAxisScale()
  const area = usePlotArea()
  const x = scale && area ? Number(scale(from) ?? NaN) : NaN
  if (!area || Number.isNaN(x)) {
    return null
  }
  return (
    <g aria-hidden fontSize={12} fill="var(--fg-subtle)">
      <path d={`M${x},${area.y - 20}V${area.y}`} stroke="var(--fg-subtle)" />
      <text x={x - 6} y={area.y - 10} textAnchor="end">
        {t("model.tracking.calibration")}
      </text>
      <text x={x + 6} y={area.y - 10}>
        {t("model.tracking.holdout")}
      </text>
    </g>
  )
}

const PointTooltip = ({ active, payload, from }: TooltipContentProps & { from: number }) => {
  const { t, format } = useText()
  const point = payload[0]?.payload as TrackedPoint | undefined
  if (!active || !point) {
    return null
  }
  return (
    <ChartTooltip
      title={format.day(point.day, "UTC")}
      note={t(point.at > from ? "model.tracking.holdout" : "model.tracking.calibration")}
    >
      {SERIES.map((series) => (
        <TooltipRow
          key={series}
          mark={<SeriesSample series={series} />}
          name={t(`model.series.${series}`)}
          value={format.count(Math.round(point[series]))}
        />
      ))}
    </ChartTooltip>
  )
}

export default TrackingChart
