import { useText } from "../../hooks/use-text"
import type { Movements } from "../../lib/movement/types"

type FlowDaysProps = {
  readonly movements: Movements
  /** `YYYY-MM-DD` in the policy's zone. */
  readonly today: string
  /** Where the bars stand, in pixels. */
  readonly left: number
  readonly right: number
}

/** The two days above the bars, and whether how people stood then was recorded. */
export const FlowDays = ({ movements, today, left, right }: FlowDaysProps) => {
  const { t, format } = useText()
  const { from, to, from_reconstructed, to_reconstructed } = movements
  const day = (date: string) => (date === today ? t("movement.today") : format.day(date, "UTC"))
  return (
    <g aria-hidden fontSize={12}>
      {(
        [
          { end: "from", x: left + 10, anchor: "end", date: from, redrawn: from_reconstructed },
          { end: "to", x: right - 10, anchor: "start", date: to, redrawn: to_reconstructed },
        ] as const
      ).map(({ end, x, anchor, date, redrawn }) => (
        <text key={end} x={x} y={12} textAnchor={anchor}>
          <tspan fill="var(--fg-base)" fontWeight={500} fontSize={13}>
            {day(date)}
          </tspan>
          {redrawn && (
            <tspan x={x} dy={16} fill="var(--fg-subtle)">
              {t("movement.reconstructed")}
            </tspan>
          )}
        </text>
      ))}
    </g>
  )
}
