import { useText } from "../../hooks/use-text"
import type { Turn } from "../../lib/person/timeline"
import { StageDot } from "../shared/stage-dot"

type TimelineLegendProps = {
  readonly turns: readonly Turn[]
  /** Where today is on the picture: a share of its width. */
  readonly now: number
}

/** The bands' colours by name, with the day that each begins after the last purchase. */
export const TimelineLegend = ({ turns, now }: TimelineLegendProps) => {
  const { t, format } = useText()
  if (turns.length === 0) {
    return null
  }
  return (
    <ul
      aria-label={t("person.timeline.legend")}
      className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap gap-x-5 gap-y-1.5 pl-14"
    >
      {turns.map(({ band, at, x }) => (
        <li key={band} className="flex items-center gap-x-1.5">
          <StageDot stage={band} />
          <span>
            <span className="text-ui-fg-base">{t(`stage.${band}`)}</span>{" "}
            {t(x <= now ? "person.timeline.since" : "person.timeline.from", {
              day: format.day(at),
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}
