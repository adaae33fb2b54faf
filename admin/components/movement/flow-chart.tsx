import { useId, useRef, useState, type KeyboardEvent } from "react"
import { useNavigate } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { useWidth } from "../../hooks/use-width"
import { flowSentence, type FlowContext } from "../../lib/movement/flow-words"
import { sankeyHeight, sankeyOf } from "../../lib/movement/sankey"
import type { Flow, Movements, MovementUnit } from "../../lib/movement/types"
import { FlowBandMark, FlowGradients } from "./flow-band-mark"
import { FlowBarMark } from "./flow-bar-mark"
import { FlowDays } from "./flow-days"
import { FlowTooltip } from "./flow-tooltip"

/** At either side, for names and figures. */
const MARGIN = 160
/** Above, for the two days. */
const TOP = 48
/** Below, since the name of a thin bar is higher than the bar. */
const BOTTOM = 8
/** Of bars and bands. */
const HIGHEST = 440
/** Narrower, and bands would be too steep to follow. */
const NARROWEST = 560

export type FlowChartProps = {
  /** Those that are drawn; at least one. */
  readonly flows: readonly Flow[]
  readonly context: FlowContext
  readonly unit: MovementUnit
  /** Whether bars are of movers alone, who are so many fewer or more. */
  readonly signed: boolean
  readonly movements: Movements
  /** `YYYY-MM-DD` in the policy's zone. */
  readonly today: string
  readonly chosen: Flow | null
  readonly onChoose: (flow: Flow | null) => void
  readonly pathOf: (flow: Flow) => string | null
}

/**
 * Who went from where to where, as bands between two rows of bars. Each band can be focused: the
 * arrow keys walk from one to the next, Enter opens the list of its people where there is one.
 */
const FlowChart = (props: FlowChartProps) => {
  const { flows, context, unit, signed, movements, today, chosen, onChoose, pathOf } = props
  const text = useText()
  const { t } = text
  const navigate = useNavigate()
  const frame = useRef<HTMLDivElement>(null)
  const width = Math.max(NARROWEST, useWidth(frame))
  const [pointed, setPointed] = useState<Flow | null>(null)
  const gradients = useId().replaceAll(":", "")
  const { kind } = context
  const height = sankeyHeight(flows, HIGHEST)
  const { bars, bands } = sankeyOf(flows, {
    kind,
    unit,
    width,
    height,
    margin: MARGIN,
  })
  const at = Math.max(
    0,
    bands.findIndex(({ flow }) => flow === chosen)
  )
  const lit = pointed ?? chosen
  const tip = bands.find(({ flow }) => flow === pointed)

  const onKeyDown = (event: KeyboardEvent) => {
    const path = chosen && pathOf(chosen)
    const step = stepOf(event.key, at, bands.length - 1)
    if (step !== null) {
      event.preventDefault()
      frame.current?.querySelector<SVGElement>(`[data-flow="${step}"]`)?.focus()
    } else if (event.key === "Enter" && path) {
      void navigate(path)
    } else if (event.key === "Escape") {
      onChoose(null)
    }
  }

  return (
    <div ref={frame} className="overflow-x-auto">
      <div className="relative" style={{ width, height: TOP + height + BOTTOM }}>
        {bands.length === 0 ? (
          <p className="txt-small text-ui-fg-subtle pt-24 text-center">
            {t("movement.no_revenue")}
          </p>
        ) : (
          <svg
            width={width}
            height={TOP + height + BOTTOM}
            role="group"
            aria-label={t("movement.chart_label")}
            onKeyDown={onKeyDown}
            onPointerLeave={() => setPointed(null)}
          >
            <FlowGradients id={gradients} bands={bands} from={MARGIN} to={width - MARGIN} />
            <FlowDays movements={movements} today={today} left={MARGIN} right={width - MARGIN} />
            <g transform={`translate(0,${TOP})`}>
              {bands
                .map((band, index) => ({ band, index }))
                // The thin ones on top of the thick ones, where they can be pointed at.
                .sort((a, b) => b.band.width - a.band.width)
                .map(({ band, index }) => (
                  <FlowBandMark
                    key={`${band.flow.from}-${band.flow.to}`}
                    band={band}
                    index={index}
                    gradients={gradients}
                    label={flowSentence(band.flow, context, text)}
                    linked={pathOf(band.flow) !== null}
                    current={index === at}
                    look={lit === null ? "plain" : band.flow === lit ? "lit" : "dimmed"}
                    onPoint={() => setPointed(band.flow)}
                    onChoose={() => onChoose(band.flow)}
                  />
                ))}
              {bars.map((bar) => (
                <FlowBarMark
                  key={`${bar.end}-${bar.state}`}
                  bar={bar}
                  kind={kind}
                  unit={unit}
                  signed={signed}
                  currency={context.currency}
                />
              ))}
            </g>
          </svg>
        )}
        {tip && (
          <FlowTooltip
            flow={tip.flow}
            context={context}
            x={tip.middle.x}
            y={tip.middle.y + TOP}
            height={TOP + height + BOTTOM}
          />
        )}
      </div>
    </div>
  )
}

/** The index that a key leads to; null for keys that lead nowhere. */
function stepOf(key: string, at: number, last: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return Math.min(at + 1, last)
    case "ArrowUp":
    case "ArrowLeft":
      return Math.max(at - 1, 0)
    case "Home":
      return 0
    case "End":
      return last
    default:
      return null
  }
}

export default FlowChart
