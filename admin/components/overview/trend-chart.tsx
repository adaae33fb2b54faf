import { BUYER_STAGES, type BuyerStage } from "../../../src/modules/retention/domain/types"
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts"
import { useText } from "../../hooks/use-text"
import {
  buyersOf,
  monthTicks,
  redrawnSpans,
  type TrendDay,
  type TrendPoint,
  trendPoints,
  type TrendUnit,
} from "../../lib/overview/trend"
import { BASE_AXIS, FILLING, lineStyle, POINTER, VALUE_AXIS } from "../charts/chart-style"
import { ChartTooltip, TooltipRow } from "../charts/chart-tooltip"
import { EndLabels } from "../charts/end-labels"
import { STAGE_TONE, toneStroke } from "../shared/tones"
import { STAGE_DASH, StageSample } from "./stage-line"

export type TrendChartProps = {
  /** At least one, ascending. */
  readonly days: readonly TrendDay[]
  readonly unit: TrendUnit
  /** The stages that are drawn. */
  readonly stages: readonly BuyerStage[]
}

/** Stages over time as lines, each named where it ends. */
const TrendChart = ({ days, unit, stages }: TrendChartProps) => {
  const { t, format } = useText()
  const points = trendPoints(days, unit)
  const last = points.at(-1)
  const write = (value: number) => (unit === "share" ? format.percent(value) : format.count(value))
  return (
    <LineChart
      {...FILLING}
      data={points}
      margin={{ top: 8, right: 112, bottom: 0, left: 0 }}
      aria-label={t("trend.chart_label")}
    >
      <CartesianGrid vertical={false} stroke="var(--border-base)" />
      {redrawnSpans(days).map(({ from, to }) => (
        <ReferenceArea
          key={from}
          x1={from}
          x2={to}
          fill="var(--fg-subtle)"
          fillOpacity={0.06}
          ifOverflow="hidden"
        />
      ))}
      <XAxis
        {...BASE_AXIS}
        dataKey="at"
        type="number"
        domain={["dataMin", "dataMax"]}
        ticks={monthTicks(days)}
        tickFormatter={(at: number) => format.month(new Date(at).toISOString())}
        interval="preserveStartEnd"
      />
      <YAxis
        {...VALUE_AXIS}
        domain={[0, "auto"]}
        allowDecimals={unit === "share"}
        tickFormatter={write}
      />
      <Tooltip {...POINTER} content={TrendTooltip} />
      {stages.map((stage) => (
        <Line
          key={stage}
          dataKey={stage}
          type="monotone"
          {...lineStyle(toneStroke(STAGE_TONE[stage]), STAGE_DASH[stage])}
          dot={points.length === 1}
          activeDot={{ r: 3, strokeWidth: 0, fill: toneStroke(STAGE_TONE[stage]) }}
        />
      ))}
      {last && (
        <EndLabels
          ends={stages.map((stage) => ({
            key: stage,
            value: last[stage],
            color: toneStroke(STAGE_TONE[stage]),
            text: `${t(`stage.${stage}`)} ${write(last[stage])}`,
          }))}
        />
      )}
    </LineChart>
  )
}

const TrendTooltip = ({ active, payload }: TooltipContentProps) => {
  const { t, format } = useText()
  const point = payload[0]?.payload as TrendPoint | undefined
  if (!active || !point) {
    return null
  }
  const { day } = point
  const buyers = buyersOf(day)
  const share = (people: number) => format.percent(buyers > 0 ? people / buyers : 0, 1)
  return (
    <ChartTooltip
      title={format.day(day.day, "UTC")}
      note={day.reconstructed ? t("trend.redrawn_day") : undefined}
    >
      {BUYER_STAGES.map((stage) => (
        <TooltipRow
          key={stage}
          mark={<StageSample stage={stage} />}
          name={t(`stage.${stage}`)}
          value={format.count(day.stages[stage])}
          share={share(day.stages[stage])}
        />
      ))}
      <TooltipRow name={t("matrix.total")} value={format.count(buyers)} share="" />
    </ChartTooltip>
  )
}

export default TrendChart
