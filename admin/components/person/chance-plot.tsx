import { useText } from "../../hooks/use-text"
import {
  type ChanceCurve,
  type ChanceDay,
  chancePath,
  PATH_SIZE,
} from "../../lib/person/chance-curve"
import type { Timeline } from "../../lib/person/timeline"
import { toneStroke } from "../shared/tones"
import { ChanceNote } from "./chance-note"
import { Band, percent, Rule, sideOf } from "./plot-parts"
import { useStepCursor } from "./use-step-cursor"

type ChancePlotProps = {
  readonly curve: ChanceCurve
  readonly timeline: Pick<Timeline, "present" | "today" | "next">
}

const STROKE = toneStroke("blue")

/**
 * The chance of buying as it rose and fell, dashed from today on. The arrow keys walk through its
 * days as through the values of a slider; {@link ChanceTable} says the same in figures.
 */
export const ChancePlot = ({ curve, timeline }: ChancePlotProps) => {
  const { t, format } = useText()
  const { days, today } = curve
  const cursor = useStepCursor({ places: days, start: today })
  const chosen = cursor.chosen === null ? undefined : days[cursor.chosen]
  const now = days[today]
  const label = t("person.chance.label", {
    days: t("units.days", { count: curve.horizonDays, n: format.count(curve.horizonDays) }),
  })
  return (
    <div
      {...cursor.handlers}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-description={t("person.chance.keys")}
      aria-valuemin={1}
      aria-valuemax={days.length}
      aria-valuenow={(cursor.chosen ?? today) + 1}
      aria-valuetext={valueText(chosen ?? now)}
      className="focus-visible:shadow-borders-focus relative cursor-default rounded-md outline-none"
    >
      <div aria-hidden>
        <span className="txt-compact-xsmall text-ui-fg-base flex h-7 items-center gap-x-1.5">
          <svg width="16" height="8" className="shrink-0">
            <line x1="1" x2="15" y1="4" y2="4" stroke={STROKE} strokeWidth="2" />
          </svg>
          {label}
        </span>
        <div className="border-ui-border-base relative h-24 border-y border-t-[0.5px] border-dashed">
          {timeline.present.map((stretch) => (
            <Band key={stretch.band} stretch={stretch} />
          ))}
          <Rule x={timeline.today} />
          {timeline.next !== null && <Rule x={timeline.next} dashed />}
          <svg
            viewBox={`0 0 ${PATH_SIZE} ${PATH_SIZE}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <CurveLine d={chancePath(curve, 0, today)} />
            <CurveLine d={chancePath(curve, today, days.length - 1)} dashed />
          </svg>
          {now && <Dot day={now} top={curve.top} />}
          {chosen && <Dot day={chosen} top={curve.top} />}
          {now && !chosen && (
            <span
              className={`txt-compact-xsmall-plus absolute -translate-y-full pb-1.5 ${sideOf(now.x) === "-translate-x-full" ? "-translate-x-full pr-2" : "pl-2"}`}
              style={{
                left: percent(now.x),
                top: percent(1 - now.chance / curve.top),
                color: STROKE,
              }}
            >
              {format.chance(now.chance)}
            </span>
          )}
        </div>
      </div>
      {chosen && <ChanceNote day={chosen} isAhead={(cursor.chosen ?? 0) > today} />}
    </div>
  )

  function valueText(day: ChanceDay | undefined): string {
    if (!day) {
      return ""
    }
    const said = `${format.day(day.day, "UTC")}: ${format.chance(day.chance)}`
    return day.before === null
      ? said
      : `${said}, ${t("person.chance.before", { chance: format.chance(day.before) })}`
  }
}

const CurveLine = ({ d, dashed = false }: { d: string; dashed?: boolean }) => (
  <path
    d={d}
    fill="none"
    stroke={STROKE}
    strokeWidth="2"
    strokeLinejoin="round"
    strokeDasharray={dashed ? "4 4" : undefined}
    vectorEffect="non-scaling-stroke"
  />
)

const Dot = ({ day, top }: { day: ChanceDay; top: number }) => (
  <span
    className="border-ui-bg-base absolute size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2"
    style={{
      left: percent(day.x),
      top: percent(1 - day.chance / top),
      backgroundColor: STROKE,
    }}
  />
)
