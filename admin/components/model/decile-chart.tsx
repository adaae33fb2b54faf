import {
  CartesianGrid,
  ErrorBar,
  Line,
  LineChart,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts"
import { useText } from "../../hooks/use-text"
import { roundTicks } from "../../lib/model/axis"
import type { DecilePoint } from "../../lib/model/calibration"
import { FILLING, TICK } from "../charts/chart-style"
import { ChartTooltip, TooltipRow } from "../charts/chart-tooltip"
import { toneStroke } from "../shared/tones"
import { AxisNames } from "./axis-names"
import { DIAGONAL_DASH, SERIES_TONE } from "./series"

/** Actual by predicted share, with whiskers; on the diagonal the two are the same. */
const DecileChart = ({ points }: { points: readonly DecilePoint[] }) => {
  const { t, format } = useText()
  const color = toneStroke(SERIES_TONE.actual)
  const ticks = roundTicks(
    Math.max(...points.flatMap(({ predicted, upper }) => [predicted, upper]))
  )
  const end = ticks.at(-1) ?? 1
  const axis = {
    type: "number",
    domain: [0, end],
    ticks,
    tickFormatter: (share: number) => format.percent(share),
    tick: TICK,
    tickLine: false,
    interval: 0,
  } as const
  return (
    <LineChart
      {...FILLING}
      data={[...points]}
      margin={{ top: 28, right: 16, bottom: 20, left: 0 }}
      aria-label={t("model.decile.chart_label")}
    >
      <CartesianGrid stroke="var(--border-base)" />
      <XAxis {...axis} dataKey="predicted" axisLine={{ stroke: "var(--border-strong)" }} />
      <YAxis {...axis} width="auto" axisLine={false} />
      <ReferenceLine
        segment={[
          { x: 0, y: 0 },
          { x: end, y: end },
        ]}
        stroke="var(--fg-subtle)"
        strokeDasharray={DIAGONAL_DASH}
      />
      <Tooltip isAnimationActive={false} cursor={false} content={DecileTooltip} />
      <Line
        dataKey="actual"
        stroke="none"
        dot={{ r: 4, fill: color, stroke: "var(--bg-base)", strokeWidth: 1 }}
        activeDot={{ r: 6, fill: color, stroke: "var(--bg-base)", strokeWidth: 2 }}
        isAnimationActive={false}
      >
        <ErrorBar
          dataKey="whiskers"
          direction="y"
          width={5}
          stroke={color}
          strokeWidth={1.5}
          isAnimationActive={false}
        />
      </Line>
      <AxisNames x={t("model.decile.axis_x")} y={t("model.decile.axis_y")} />
    </LineChart>
  )
}

const DecileTooltip = ({ active, payload }: TooltipContentProps) => {
  const { t, format } = useText()
  const point = payload[0]?.payload as DecilePoint | undefined
  if (!active || !point) {
    return null
  }
  const { decile, people, predicted, actual, lower, upper } = point
  return (
    <ChartTooltip
      title={t("model.decile.group", { n: format.count(decile) })}
      note={t("model.decile.people", { count: people, n: format.count(people) })}
    >
      <TooltipRow name={t("model.series.predicted")} value={format.percent(predicted, 1)} />
      <TooltipRow name={t("model.series.actual")} value={format.percent(actual, 1)} />
      <TooltipRow
        name={t("model.decile.column_interval")}
        value={format.percentRange(lower, upper)}
      />
    </ChartTooltip>
  )
}

export default DecileChart
