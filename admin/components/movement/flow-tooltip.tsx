import { useText } from "../../hooks/use-text"
import { shareOf, stateName, type FlowContext } from "../../lib/movement/flow-words"
import type { Flow } from "../../lib/movement/types"
import { ChartTooltip, TooltipRow } from "../charts/chart-tooltip"

type FlowTooltipProps = {
  readonly flow: Flow
  readonly context: FlowContext
  /** Half way of the band, in pixels of the picture. */
  readonly x: number
  readonly y: number
  /** Of the picture. */
  readonly height: number
}

/** The figures of the flow that is pointed at; above it, or below where there is no room above. */
export const FlowTooltip = ({ flow, context, x, y, height }: FlowTooltipProps) => {
  const text = useText()
  const { t, format } = text
  const { kind, flows, currency } = context
  const share = shareOf(flow, flows)
  const above = y > height / 2
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-10 -translate-x-1/2"
      style={{ left: x, ...(above ? { bottom: height - y + 12 } : { top: y + 12 }) }}
    >
      <ChartTooltip
        title={t("movement.tooltip", {
          from: stateName(kind, flow.from, "from", text),
          to: stateName(kind, flow.to, "to", text),
        })}
      >
        <TooltipRow name={t("movement.people")} value={format.count(flow.people)} />
        {share !== null && (
          <TooltipRow name={t("movement.share")} value={format.percent(share, 1)} />
        )}
        <TooltipRow
          name={t("movement.revenue")}
          value={format.wholeMoney(flow.revenue, currency)}
        />
      </ChartTooltip>
    </div>
  )
}
