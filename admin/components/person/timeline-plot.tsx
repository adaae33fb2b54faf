import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import type { ChanceCurve } from "../../lib/person/chance-curve"
import type { Timeline } from "../../lib/person/timeline"
import type { Purchase } from "../../lib/person/types"
import { ChancePlot } from "./chance-plot"
import { percent, sideOf } from "./plot-parts"
import { PurchasePlot } from "./purchase-plot"

type TimelinePlotProps = {
  readonly timeline: Timeline<Purchase>
  /** Null where nothing is predicted. */
  readonly curve: ChanceCurve | null
  /** ISO time of what `timeline.next` marks. */
  readonly nextAt: string | null
  readonly currency: string
  /** Days between purchases are counted in it. */
  readonly timeZone: string
}

/** Purchases, and below them the chance of buying, over one axis in shares of whatever width there is. */
export const TimelinePlot = (props: TimelinePlotProps) => {
  const { timeline, curve, nextAt, currency, timeZone } = props
  const { format } = useText()
  const { largest } = timeline
  return (
    <div>
      <Row
        gutter={
          largest !== null && (
            <span className="absolute right-0 top-8 -mt-1.5">
              {Number(largest) < 10_000
                ? format.wholeMoney(largest, currency)
                : format.shortMoney(largest, currency)}
            </span>
          )
        }
      >
        <PurchasePlot timeline={timeline} nextAt={nextAt} timeZone={timeZone} />
      </Row>
      {curve && (
        <Row
          gutter={
            <>
              <span className="absolute right-0 top-7 -mt-1.5">{format.percent(curve.top)}</span>
              <span className="absolute -bottom-1.5 right-0">{format.percent(0)}</span>
            </>
          }
        >
          <ChancePlot curve={curve} timeline={timeline} />
        </Row>
      )}
      <Row>
        <div
          aria-hidden
          className="txt-compact-xsmall text-ui-fg-subtle relative mt-1.5 h-4 tabular-nums"
        >
          {timeline.ticks.map(({ at, x, unit }) => (
            <span
              key={at}
              className={clx("absolute whitespace-nowrap", sideOf(x))}
              style={{ left: percent(x) }}
            >
              {format.tick(at, unit)}
            </span>
          ))}
        </div>
      </Row>
    </div>
  )
}

/** A part of the picture with its scale to the left. */
const Row = ({ gutter, children }: { gutter?: ReactNode; children: ReactNode }) => (
  <div className="flex gap-x-2">
    <div
      aria-hidden
      className="txt-compact-xsmall text-ui-fg-subtle relative w-12 shrink-0 text-right tabular-nums"
    >
      {gutter}
    </div>
    <div className="min-w-0 flex-1">{children}</div>
  </div>
)
