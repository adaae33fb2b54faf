import { clx } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { gapsBefore } from "../../lib/person/gaps"
import type { Mark, Stretch, Timeline } from "../../lib/person/timeline"
import type { Purchase } from "../../lib/person/types"
import { STAGE_TONE, toneFill } from "../shared/tones"
import { AxisLine } from "./axis-line"
import { PurchaseNote } from "./purchase-note"
import { useMarkCursor } from "./use-mark-cursor"

type TimelinePlotProps = {
  readonly timeline: Timeline<Purchase>
  /** ISO time of what `timeline.next` marks. */
  readonly nextAt: string | null
  readonly currency: string
  /** Days between purchases are counted in it. */
  readonly timeZone: string
}

/**
 * The picture itself, in shares of whatever width there is: bars by amount over a strip of
 * stages, the present silence behind them as bands. The arrow keys walk through the purchases,
 * as they do through the values of a slider; the table below holds them all.
 */
export const TimelinePlot = ({ timeline, nextAt, currency, timeZone }: TimelinePlotProps) => {
  const { t, format } = useText()
  const { marks, today, next, largest } = timeline
  const cursor = useMarkCursor(marks)
  const gaps = gapsBefore(
    marks.map(({ purchase }) => purchase),
    timeZone
  )
  const chosen = cursor.chosen === null ? undefined : marks[cursor.chosen]
  return (
    <div className="flex gap-x-2">
      <div className="txt-compact-xsmall text-ui-fg-subtle relative w-12 shrink-0 text-right tabular-nums">
        {largest !== null && (
          <span className="absolute right-0 top-8 -mt-1.5">
            {Number(largest) < 10_000
              ? format.wholeMoney(largest, currency)
              : format.shortMoney(largest, currency)}
          </span>
        )}
      </div>
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
        className="focus-visible:shadow-borders-focus relative min-w-0 flex-1 cursor-default rounded-md outline-none"
      >
        <div aria-hidden>
          <div className="relative h-8">
            <AxisLine x={today} label={t("person.timeline.today")} />
            {next !== null && nextAt !== null && (
              <AxisLine
                x={next}
                label={t("person.timeline.next", { day: format.day(nextAt) })}
                low
              />
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
          <div className="txt-compact-xsmall text-ui-fg-subtle relative mt-1.5 h-4">
            {timeline.ticks.map(({ at, x, unit }) => (
              <span
                key={at}
                className={clx("absolute whitespace-nowrap tabular-nums", sideOf(x))}
                style={{ left: percent(x) }}
              >
                {format.tick(at, unit)}
              </span>
            ))}
          </div>
        </div>
        {chosen && <PurchaseNote mark={chosen} gap={gaps.get(chosen.purchase.order_id)} />}
      </div>
    </div>
  )

  function valueText(): string {
    const purchase = (chosen ?? marks.at(-1))?.purchase
    return purchase
      ? `${format.day(purchase.created_at)}, ${format.money(purchase.net_amount, purchase.currency_code)}`
      : ""
  }
}

/** The present silence, faint and over the full height. */
const Band = ({ stretch: { band, from, to } }: { stretch: Stretch }) => (
  <div
    className="absolute inset-y-0 opacity-15"
    style={{
      left: percent(from),
      width: percent(to - from),
      backgroundColor: toneFill(STAGE_TONE[band]),
    }}
  />
)

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

const Rule = ({ x, dashed = false }: { x: number; dashed?: boolean }) => (
  <div
    className={clx("border-ui-fg-muted absolute inset-y-0 border-l", dashed && "border-dashed")}
    style={{ left: percent(x) }}
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

function percent(share: number): string {
  return `${share * 100}%`
}

/** Labels near an edge stay inside of it. */
function sideOf(x: number): string {
  return x < 0.05 ? "" : x > 0.95 ? "-translate-x-full" : "-translate-x-1/2"
}
