import { clx } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { ChanceDay } from "../../lib/person/chance-curve"
import { percent } from "./plot-parts"

type ChanceNoteProps = {
  readonly day: ChanceDay
  /** The day is yet to come. */
  readonly isAhead: boolean
}

/** What the curve says at a day, beside it. */
export const ChanceNote = ({ day, isAhead }: ChanceNoteProps) => {
  const { t, format } = useText()
  const { x, chance, before } = day
  return (
    <div
      aria-hidden
      className={clx(
        "bg-ui-bg-component shadow-elevation-tooltip txt-compact-xsmall text-ui-fg-subtle pointer-events-none absolute top-8 z-10 flex w-max max-w-64 flex-col gap-y-1 rounded-lg px-3 py-2",
        x < 0.5 ? "ml-2" : "-ml-2 -translate-x-full"
      )}
      style={{ left: percent(x) }}
    >
      <span className="text-ui-fg-base txt-compact-small-plus tabular-nums">
        {format.chance(chance)}
      </span>
      <span>{format.day(day.day, "UTC")}</span>
      {before !== null && (
        <span>{t("person.chance.before", { chance: format.chance(before) })}</span>
      )}
      {isAhead && <span>{t("person.chance.if_nothing")}</span>}
    </div>
  )
}
