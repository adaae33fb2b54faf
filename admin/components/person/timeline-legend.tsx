import { useText } from "../../hooks/use-text"
import type { Mark, Turn } from "../../lib/person/timeline"
import { StageDot } from "../shared/stage-dot"

type TimelineLegendProps = {
  readonly turns: readonly Turn[]
  readonly marks: readonly Mark[]
  /** Where today is on the picture: a share of its width. */
  readonly now: number
}

/**
 * The bands' colours by name, with the day that each begins, or for the first the silence that it lasts, and what the
 * hollow bars are where there are any.
 */
export const TimelineLegend = ({ turns, marks, now }: TimelineLegendProps) => {
  const { t, format } = useText()
  const hollow = (["cancelled", "future"] as const).filter((state) =>
    marks.some((mark) => mark.state === state)
  )
  if (turns.length + hollow.length === 0) {
    return null
  }
  return (
    <ul
      aria-label={t("person.timeline.legend")}
      className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap gap-x-5 gap-y-1.5 pl-14"
    >
      {turns.map(({ band, at, until, x }) => (
        <li key={band} className="flex items-center gap-x-1.5">
          <StageDot stage={band} />
          <span>
            <span className="text-ui-fg-base">{t(`stage.${band}`)}</span>{" "}
            {band === "active" && until !== null
              ? t("person.timeline.until", {
                  days: t("units.days", { count: until, n: format.count(until) }),
                })
              : t(x <= now ? "person.timeline.since" : "person.timeline.from", {
                  day: format.day(at),
                })}
          </span>
        </li>
      ))}
      {hollow.map((state) => (
        <li key={state} className="flex items-center gap-x-1.5">
          <span aria-hidden className="border-ui-fg-subtle h-3 w-[5px] rounded-t-sm border" />
          {t(`person.timeline.${state}`)}
        </li>
      ))}
    </ul>
  )
}
