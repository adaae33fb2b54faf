/** Text of an axis. */
export const TICK = { fontSize: 12, fill: "var(--fg-subtle)" }

/** A chart fills its place, and shows where the focus is by a ring around itself. */
export const FILLING = {
  responsive: true,
  className: "has-[svg:focus-visible]:shadow-borders-focus rounded-sm [&_svg]:outline-none",
  style: { width: "100%", height: "100%" },
} as const
