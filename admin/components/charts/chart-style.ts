/** Text of an axis. */
export const TICK = { fontSize: 12, fill: "var(--fg-subtle)" }

/** A chart fills its place, and shows where the focus is by a ring around itself. */
export const FILLING = {
  responsive: true,
  className: "has-[svg:focus-visible]:shadow-borders-focus rounded-sm [&_svg]:outline-none",
  style: { width: "100%", height: "100%" },
} as const

/** An axis that things stand on. */
export const BASE_AXIS = {
  tick: TICK,
  tickLine: false,
  axisLine: { stroke: "var(--border-strong)" },
} as const

/** An axis that values are read from, as wide as they are. */
export const VALUE_AXIS = { width: "auto", tick: TICK, tickLine: false, axisLine: false } as const

/** What points at a place of a chart. */
export const POINTER = {
  isAnimationActive: false,
  cursor: { stroke: "var(--border-strong)" },
} as const

/** A line of a colour, dashed or not. */
export function lineStyle(stroke: string, strokeDasharray: string | undefined) {
  return {
    stroke,
    strokeDasharray,
    strokeWidth: 2,
    strokeLinecap: "round",
    isAnimationActive: false,
  } as const
}
