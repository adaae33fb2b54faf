import { useText } from "../../hooks/use-text"
import { stateName } from "../../lib/movement/flow-words"
import type { FlowBar } from "../../lib/movement/sankey"
import type { MovementKind, MovementUnit } from "../../lib/movement/types"
import { toneFill, toneStroke } from "../shared/tones"
import { stateTone } from "./state-tone"

type FlowBarMarkProps = {
  readonly bar: FlowBar
  readonly kind: MovementKind
  readonly unit: MovementUnit
  /** Whether its people are those who left, or came, and not all who stood there. */
  readonly signed: boolean
  readonly currency: string
}

/** A state on one of the two days, with its name and figure beside it. */
export const FlowBarMark = ({ bar, kind, unit, signed, currency }: FlowBarMarkProps) => {
  const text = useText()
  const { t, format } = text
  const { end, state, x, y, width, height, weight } = bar
  const tone = stateTone(state)
  const left = end === "from"
  const figure =
    unit === "people"
      ? format.count(weight.people)
      : // To three figures, which a sum of floats is good for.
        format.shortMoney(weight.revenue.toFixed(2), currency)
  // Nobody leaves nowhere: who came from there is no fewer in it.
  const plain = !signed || state === "none"
  return (
    <g aria-hidden>
      <rect
        x={x}
        y={y}
        width={width}
        height={Math.max(1.5, height)}
        rx={Math.min(2, height / 2)}
        fill={toneFill(tone)}
        stroke={toneStroke(tone)}
      />
      <text
        x={left ? x - 10 : x + width + 10}
        y={y + height / 2}
        dominantBaseline="central"
        textAnchor={left ? "end" : "start"}
        fontSize={12}
        className="tabular-nums"
      >
        <tspan fill="var(--fg-base)" fontWeight={500}>
          {stateName(kind, state, end, text)}
        </tspan>
        <tspan fill="var(--fg-subtle)" dx={6}>
          {plain ? figure : t(left ? "movement.minus" : "movement.plus", { n: figure })}
        </tspan>
      </text>
    </g>
  )
}
