import { clx } from "@medusajs/ui"

type AxisLineProps = {
  /** Share of the width. */
  readonly x: number
  readonly label: string
  /** In the lower of the two rows, so that two labels never meet. */
  readonly low?: boolean
}

/** The label over an upright line of the picture. */
export const AxisLine = ({ x, label, low = false }: AxisLineProps) => (
  <span
    className={clx(
      "txt-compact-xsmall absolute whitespace-nowrap",
      low ? "text-ui-fg-subtle top-4" : "text-ui-fg-base top-0",
      x < 0.08 ? "" : x > 0.92 ? "-translate-x-full" : "-translate-x-1/2"
    )}
    style={{ left: `${x * 100}%` }}
  >
    {label}
  </span>
)
