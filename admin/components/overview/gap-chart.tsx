import { LIMIT_NAMES } from "../../../src/modules/retention/domain/types"
import {
  Bar,
  BarChart,
  Rectangle,
  type RectangleProps,
  Tooltip,
  type TooltipContentProps,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts"
import { useText } from "../../hooks/use-text"
import {
  gapBars,
  type GapBar,
  type Rhythm,
  shareWithin,
  stageAfter,
  toldShare,
} from "../../lib/overview/gaps"
import { TICK } from "../charts/chart-style"
import { ChartTooltip } from "../charts/chart-tooltip"
import { STAGE_TONE, toneFill, toneStroke } from "../shared/tones"

export type GapChartProps = {
  readonly rhythm: Rhythm
  readonly height: number
}

/** How many days passed between two purchases here, and where the limits lie in it. */
const GapChart = ({ rhythm, height }: GapChartProps) => {
  const { t, format } = useText()
  const { limits, gap_counts } = rhythm
  const bars = gapBars(gap_counts, Math.ceil(limits.lost * 1.1))
  const end = bars.at(-1)?.to ?? 0
  return (
    <BarChart
      responsive
      data={bars}
      className="has-[svg:focus-visible]:shadow-borders-focus rounded-sm [&_svg]:outline-none"
      style={{ width: "100%", height }}
      margin={{ top: 16 * LIMIT_NAMES.length + 4, right: 0, bottom: 20, left: 0 }}
      barCategoryGap={1}
      aria-label={t("rhythm.chart_label")}
    >
      <XAxis dataKey="middle" hide />
      <YAxis
        width="auto"
        allowDecimals={false}
        tickFormatter={(count: number) => format.count(count)}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        tickCount={4}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--fg-subtle)", fillOpacity: 0.1 }}
        content={(props) => <GapTooltip {...props} rhythm={rhythm} />}
      />
      <Bar
        dataKey="count"
        isAnimationActive={false}
        shape={(props: RectangleProps & { readonly payload?: GapBar }) => (
          <Rectangle
            {...props}
            fill={toneFill(STAGE_TONE[stageAfter(props.payload?.middle ?? 0, limits)])}
          />
        )}
      />
      <DayAxis end={end} />
      <LimitMarks rhythm={rhythm} end={end} />
    </BarChart>
  )
}

/** The bars are as wide as each other, so days lie on a straight line from 0 to `end`. */
const DayAxis = ({ end }: { end: number }) => {
  const { t, format } = useText()
  const area = usePlotArea()
  if (!area || end <= 0) {
    return null
  }
  const step = [7, 30, 60, 90, 180, 365].find((days) => end / days <= 8) ?? 365
  const days = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
  const bottom = area.y + area.height
  return (
    <g aria-hidden fontSize={12} fill="var(--fg-subtle)">
      <path d={`M${area.x},${bottom}H${area.x + area.width}`} stroke="var(--border-strong)" />
      {days.map((day) => {
        const x = area.x + (day / end) * area.width
        return (
          <text
            key={day}
            x={x}
            y={bottom + 16}
            textAnchor={day === 0 ? "start" : x > area.x + area.width - 16 ? "end" : "middle"}
          >
            {day === 0 ? t("rhythm.axis_days") : format.count(day)}
          </text>
        )
      })}
    </g>
  )
}

/** The three limits, each named in a row of its own, and beside it what was measured. */
const LimitMarks = ({ rhythm, end }: { rhythm: Rhythm; end: number }) => {
  const { t, format } = useText()
  const area = usePlotArea()
  if (!area || end <= 0) {
    return null
  }
  const { limits, raw_limits } = rhythm
  const bottom = area.y + area.height
  const xOf = (days: number) => area.x + (Math.min(days, end) / end) * area.width
  return (
    <g aria-hidden>
      {LIMIT_NAMES.map((rung, row) => {
        const used = limits[rung]
        const measured = raw_limits?.[rung] ?? used
        const x = xOf(used)
        const top = area.y - 16 * (LIMIT_NAMES.length - row) + 2
        const color = toneStroke(STAGE_TONE[rung])
        const left = x > area.x + area.width * 0.6
        return (
          <g key={rung} stroke={color}>
            <path d={`M${x},${top}V${bottom}`} strokeWidth={1.5} />
            {measured !== used && measured <= end && (
              <>
                <path
                  d={`M${xOf(measured)},${area.y}V${bottom}`}
                  stroke="var(--bg-base)"
                  strokeWidth={3}
                />
                <path
                  d={`M${xOf(measured)},${area.y}V${bottom}`}
                  strokeWidth={1.5}
                  strokeDasharray="2 3"
                />
              </>
            )}
            <text
              x={left ? x - 5 : x + 5}
              y={top + 9}
              fontSize={12}
              fontWeight={500}
              fill={color}
              stroke="none"
              textAnchor={left ? "end" : "start"}
            >
              {t(measured === used ? "rhythm.mark" : "rhythm.mark_measured", {
                stage: t(`stage.${rung}`),
                days: t("units.days", { count: used, n: format.count(used) }),
                measured: format.count(measured),
              })}
            </text>
          </g>
        )
      })}
    </g>
  )
}

const GapTooltip = ({ active, payload, rhythm }: TooltipContentProps & { rhythm: Rhythm }) => {
  const { t, format } = useText()
  const bar = payload[0]?.payload as GapBar | undefined
  if (!active || !bar) {
    return null
  }
  return (
    <ChartTooltip
      title={
        bar.from === bar.to
          ? t("units.days", { count: bar.to, n: format.count(bar.to) })
          : t("rhythm.bar", { from: format.count(bar.from), to: format.count(bar.to) })
      }
      note={[
        t("rhythm.bar_count", { count: bar.count, n: format.count(bar.count) }),
        t("rhythm.bar_share", {
          share: format.percent(...toldShare(shareWithin(rhythm.gap_counts, bar.to))),
          days: t("units.days", { count: bar.to, n: format.count(bar.to) }),
        }),
      ].join(" ")}
    />
  )
}

export default GapChart
