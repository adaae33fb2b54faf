import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts"
import { monthDayName } from "../../../lib/format/calendar-words"
import { useText } from "../../../hooks/use-text"
import {
  historyPoints,
  historyTicks,
  type HistoryPoint,
  type HistoryRange,
} from "../../../lib/segment/history"
import type { SegmentDay } from "../../../lib/segment/types"
import { BASE_AXIS, FILLING, lineStyle, POINTER, VALUE_AXIS } from "../../charts/chart-style"
import { ChartTooltip, TooltipRow } from "../../charts/chart-tooltip"
import { toneFill, toneStroke } from "../../shared/tones"

type HistoryChartProps = {
  /** At least two, ascending. */
  readonly days: readonly SegmentDay[]
  readonly range: HistoryRange
}

/** How wide the bar of a day is, in pixels. */
const BAR_WIDTH: Readonly<Record<HistoryRange, number>> = { 30: 10, 90: 4, 365: 1.5 }

/** Members as a line, and below it who came as bars upwards and who left as bars downwards. */
const HistoryChart = ({ days, range }: HistoryChartProps) => {
  const { t, format } = useText()
  const points = historyPoints(days)
  const { ticks, unit } = historyTicks(days)
  const count = (value: number) => format.count(Math.abs(value))
  // Both charts' days stand below each other, so their axes are as wide as the widest number.
  const widest = Math.max(...days.map(({ people }) => format.count(people).length))
  const axis = { ...VALUE_AXIS, width: Math.max(36, 12 + 8 * widest), allowDecimals: false }
  const quiet = days.every(({ entered, exited }) => entered + exited === 0)
  const dayAxis = {
    ...BASE_AXIS,
    dataKey: "at",
    type: "number",
    domain: ["dataMin", "dataMax"],
    padding: { left: 8, right: 12 },
    ticks,
    interval: "preserveStartEnd",
    tickFormatter: (at: number) => {
      const iso = new Date(at).toISOString()
      return unit === "month" ? format.month(iso) : monthDayName(format.locale, iso.slice(5, 10))
    },
  } as const
  return (
    <div className="flex h-full flex-col gap-y-2">
      <div className="min-h-0 flex-[2]">
        <LineChart
          {...FILLING}
          data={points}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          aria-label={t("segment.history.members_label")}
        >
          <CartesianGrid vertical={false} stroke="var(--border-base)" />
          <XAxis {...dayAxis} {...(!quiet && { tick: false, height: 1 })} />
          <YAxis {...axis} domain={[0, "auto"]} tickFormatter={count} />
          <Tooltip {...POINTER} content={DayTooltip} />
          <Line
            dataKey="people"
            type="monotone"
            {...lineStyle(toneStroke("blue"), undefined)}
            dot={false}
            activeDot={{ r: 3, strokeWidth: 0, fill: toneStroke("blue") }}
          />
        </LineChart>
      </div>
      {!quiet && (
        <div className="min-h-0 flex-1">
          <BarChart
            {...FILLING}
            data={points}
            stackOffset="sign"
            margin={{ top: 4, right: 8, bottom: 0, left: 0 }}
            aria-label={t("segment.history.moves_label")}
          >
            <XAxis {...dayAxis} axisLine={false} />
            <YAxis {...axis} tickCount={3} tickFormatter={count} />
            <Tooltip {...POINTER} content={DayTooltip} />
            <ReferenceLine y={0} stroke="var(--border-strong)" />
            <Bar
              dataKey="entered"
              stackId="moves"
              fill={toneFill("green")}
              barSize={BAR_WIDTH[range]}
              isAnimationActive={false}
            />
            <Bar
              dataKey="exited"
              stackId="moves"
              fill={toneFill("orange")}
              barSize={BAR_WIDTH[range]}
              isAnimationActive={false}
            />
          </BarChart>
        </div>
      )}
    </div>
  )
}

const DayTooltip = ({ active, payload }: TooltipContentProps) => {
  const { t, format } = useText()
  const point = payload[0]?.payload as HistoryPoint | undefined
  if (!active || !point) {
    return null
  }
  const { day } = point
  return (
    <ChartTooltip title={format.day(day.day, "UTC")}>
      {(["members", "entered", "exited"] as const).map((name) => (
        <TooltipRow
          key={name}
          name={t(`segment.history.${name}`)}
          value={format.count(name === "members" ? day.people : day[name])}
        />
      ))}
    </ChartTooltip>
  )
}

export default HistoryChart
