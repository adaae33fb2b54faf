import { BUYER_STAGES, type BuyerStage } from "../../../src/modules/retention/domain/types"
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  Tooltip,
  type TooltipContentProps,
  usePlotArea,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts"
import { useText } from "../../hooks/use-text"
import { spread } from "../../lib/overview/spread"
import {
  buyersOf,
  monthTicks,
  redrawnSpans,
  type TrendDay,
  type TrendPoint,
  trendPoints,
  type TrendUnit,
} from "../../lib/overview/trend"
import { ChartTooltip, TooltipRow } from "../charts/chart-tooltip"
import { LineSample, STAGE_DASH } from "../charts/line-sample"
import { STAGE_TONE, toneStroke } from "../shared/tones"

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
  const write = (value: number) => (unit === "share" ? format.percent(value) : format.count(value))
  return (
    <LineChart
      responsive
      data={points}
      className="has-[svg:focus-visible]:shadow-borders-focus rounded-sm [&_svg]:outline-none"
      style={{ width: "100%", height: "100%" }}
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
        dataKey="at"
        type="number"
        domain={["dataMin", "dataMax"]}
        ticks={monthTicks(days)}
        tickFormatter={(at: number) => format.month(new Date(at).toISOString())}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: "var(--border-strong)" }}
        interval="preserveStartEnd"
      />
      <YAxis
        width="auto"
        domain={[0, "auto"]}
        allowDecimals={unit === "share"}
        tickFormatter={write}
        tick={TICK}
        tickLine={false}
        axisLine={false}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--border-strong)" }}
        content={TrendTooltip}
      />
      {stages.map((stage) => (
        <Line
          key={stage}
          dataKey={stage}
          type="monotone"
          stroke={toneStroke(STAGE_TONE[stage])}
          strokeWidth={2}
          strokeLinecap="round"
          strokeDasharray={STAGE_DASH[stage]}
          dot={points.length === 1}
          activeDot={{ r: 3, strokeWidth: 0, fill: toneStroke(STAGE_TONE[stage]) }}
          isAnimationActive={false}
        />
      ))}
      <EndLabels point={points.at(-1)} stages={stages} write={write} />
    </LineChart>
  )
}

const TICK = { fontSize: 12, fill: "var(--fg-subtle)" }

type EndLabelsProps = {
  readonly point: TrendPoint | undefined
  readonly stages: readonly BuyerStage[]
  readonly write: (value: number) => string
}

/** Each line's name and last figure at its end, apart enough to be read. */
const EndLabels = ({ point, stages, write }: EndLabelsProps) => {
  const { t } = useText()
  const scale = useYAxisScale()
  const area = usePlotArea()
  if (!scale || !area || !point) {
    return null
  }
  const ends = stages.map((stage) => Number(scale(point[stage]) ?? area.y))
  const places = spread(ends, 16, [area.y + 4, area.y + area.height - 4])
  const right = area.x + area.width
  return (
    <g aria-hidden>
      {stages.map((stage, index) => {
        const color = toneStroke(STAGE_TONE[stage])
        return (
          <g key={stage}>
            <path
              d={`M${right + 2},${ends[index] ?? 0}L${right + 8},${places[index] ?? 0}`}
              stroke={color}
              fill="none"
            />
            <text
              x={right + 12}
              y={places[index]}
              dominantBaseline="central"
              fill={color}
              fontSize={12}
              fontWeight={500}
            >
              {t(`stage.${stage}`)} {write(point[stage])}
            </text>
          </g>
        )
      })}
    </g>
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
          mark={<LineSample stage={stage} />}
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
