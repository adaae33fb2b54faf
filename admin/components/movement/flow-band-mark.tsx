import type { FlowBand } from "../../lib/movement/sankey"
import { toneFill, type Tone } from "../shared/tones"
import { stateTone } from "./state-tone"

type FlowBandMarkProps = {
  readonly band: FlowBand
  /** Its place among the bands, by which the keyboard finds it. */
  readonly index: number
  /** Of {@link FlowGradients}. */
  readonly gradients: string
  /** What it says. */
  readonly label: string
  /** Whether Enter leads anywhere. */
  readonly linked: boolean
  /** Whether the tab key comes here; it does to one of all. */
  readonly current: boolean
  readonly look: "plain" | "lit" | "dimmed"
  readonly onPoint: () => void
  readonly onChoose: () => void
}

const OPACITY = { plain: 0.45, lit: 0.85, dimmed: 0.14 } as const

/** Wide enough to be pointed at. */
const REACH = 8

/** A flow, from its one colour to its other. */
export const FlowBandMark = (props: FlowBandMarkProps) => {
  const { band, index, gradients, label, linked, current, look, onPoint, onChoose } = props
  const { path, width, flow } = band
  return (
    <g
      data-flow={index}
      role={linked ? "link" : "img"}
      aria-label={label}
      tabIndex={current ? 0 : -1}
      className="group cursor-pointer outline-none"
      onPointerEnter={onPoint}
      onFocus={onChoose}
    >
      <path
        d={path}
        fill="none"
        strokeWidth={width + 5}
        className="stroke-ui-border-interactive invisible group-focus-visible:visible"
      />
      <path
        d={path}
        fill="none"
        strokeWidth={width}
        className="stroke-ui-bg-base invisible group-focus-visible:visible"
      />
      <path
        d={path}
        fill="none"
        stroke={`url(#${gradients}-${nameOf(flow)})`}
        strokeWidth={width}
        strokeOpacity={OPACITY[look]}
      />
      <path d={path} fill="none" stroke="transparent" strokeWidth={Math.max(width, REACH)} />
    </g>
  )
}

type FlowGradientsProps = {
  readonly id: string
  readonly bands: readonly FlowBand[]
  /** Where bands begin and end, in pixels from the left. */
  readonly from: number
  readonly to: number
}

/** The colours' passages, one for each pair of colours that bands have. */
export const FlowGradients = ({ id, bands, from, to }: FlowGradientsProps) => {
  const pairs = new Map(bands.map(({ flow }) => [nameOf(flow), tonesOf(flow)]))
  return (
    <defs>
      {[...pairs].map(([name, [first, second]]) => (
        <linearGradient
          key={name}
          id={`${id}-${name}`}
          // A level band has no height that shares of it could be taken of.
          gradientUnits="userSpaceOnUse"
          x1={from}
          x2={to}
        >
          <stop offset="10%" stopColor={toneFill(first)} />
          <stop offset="90%" stopColor={toneFill(second)} />
        </linearGradient>
      ))}
    </defs>
  )
}

function tonesOf({ from, to }: FlowBand["flow"]): [Tone, Tone] {
  return [stateTone(from), stateTone(to)]
}

function nameOf(flow: FlowBand["flow"]): string {
  return tonesOf(flow).join("-")
}
