import { clx } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { gapsBefore } from "../../lib/person/gaps"
import type { Mark, Stretch, Timeline } from "../../lib/person/timeline"
import type { Purchase } from "../../lib/person/types"
import { STAGE_TONE, toneFill } from "../shared/tones"
import { AxisLine } from "./axis-line"
import { Band, percent, Rule } from "./plot-parts"
import { PurchaseNote } from "./purchase-note"
import { useStepCursor } from "./use-step-cursor"

type PurchasePlotProps = {
  readonly timeline: Timeline<Purchase>
  /** ISO time of what `timeline.next` marks. */
  readonly nextAt: string | null
  /** Days between purchases are counted in it. */
  readonly timeZone: string
}

/**
 * Purchases as bars by amount over a strip of stages, the present silence behind them as bands. The
 * arrow keys walk through the purchases, as they do through the values of a slider; Enter opens the
 * order. The table below holds them all.
 */
export const PurchasePlot = ({ timeline, nextAt, timeZone }: PurchasePlotProps) => {
  const { t, format } = useText()
  const navigate = useNavigate()
  const { marks, today, next } = timeline
  const cursor = useStepCursor({
    places: marks,
    start: marks.length - 1,
    onOpen: (index) => {
      const mark = marks[index]
      if (mark) {
        void navigate(`/orders/${mark.purchase.order_id}`)
      }
    },
  })
  const gaps = gapsBefore(
    marks.map(({ purchase }) => purchase),
    timeZone
  )
  const chosen = cursor.chosen === null ? undefined : marks[cursor.chosen]
  return (
    <div
      {...cursor.handlers}
      role="slider"
      tabIndex={0}
      aria-label={t("person.timeline.label", {
        count: marks.length,
        n: format.count(marks.length),
      })}
      aria-description={t("person.timeline.keys")}
      aria-valuemin={1}
      aria-valuemax={marks.length}
      aria-valuenow={(cursor.chosen ?? marks.length - 1) + 1}
      aria-valuetext={valueText()}
      className="focus-visible:shadow-borders-focus relative cursor-default rounded-md outline-none"
    >
      <div aria-hidden>
        <div className="relative h-8">
          <AxisLine x={today} label={t("person.timeline.today")} />
          {next !== null && nextAt !== null && (
            <AxisLine x={next} label={t("person.timeline.next", { day: format.day(nextAt) })} low />
          )}
        </div>
        <div className="border-ui-border-base relative h-32 border-y border-t-[0.5px] border-dashed border-b-transparent">
          {timeline.present.map((stretch) => (
            <Band key={stretch.band} stretch={stretch} />
          ))}
          <Rule x={today} />
          {next !== null && <Rule x={next} dashed />}
          {marks.map((mark, index) => (
            <Bar key={mark.purchase.order_id} mark={mark} chosen={index === cursor.chosen} />
          ))}
        </div>
        <div className="bg-ui-bg-subtle relative h-1.5">
          {[...timeline.past, ...timeline.present].map((stretch) => (
            <Strip key={`${stretch.band}-${stretch.from}`} stretch={stretch} />
          ))}
        </div>
      </div>
      {chosen && <PurchaseNote mark={chosen} gap={gaps.get(chosen.purchase.order_id)} />}
    </div>
  )

  function valueText(): string {
    const purchase = (chosen ?? marks.at(-1))?.purchase
    return purchase
      ? `${format.day(purchase.created_at)}, ${format.money(purchase.net_amount, purchase.currency_code)}`
      : ""
  }
}

const Strip = ({ stretch: { band, from, to } }: { stretch: Stretch }) => (
  <div
    className="absolute inset-y-0"
    style={{
      left: percent(from),
      width: percent(to - from),
      backgroundColor: toneFill(STAGE_TONE[band]),
    }}
  />
)

/** A purchase; what does not count is hollow. */
const Bar = ({ mark, chosen }: { mark: Mark; chosen: boolean }) => (
  <div
    className={clx(
      "absolute bottom-0 w-[5px] -translate-x-1/2 rounded-t-sm",
      mark.state === "valid"
        ? chosen
          ? "bg-ui-fg-interactive"
          : "bg-ui-fg-subtle"
        : clx("bg-ui-bg-base border border-b-0", chosen && "border-ui-fg-interactive")
    )}
    style={{
      left: percent(mark.x),
      height: `max(6px, ${percent(mark.height)})`,
      ...(mark.state !== "valid" && !chosen && { borderColor: "var(--fg-subtle)" }),
    }}
  />
)
