import { usePlotArea } from "recharts"

type AxisNamesProps = {
  readonly x: string
  readonly y: string
}

/** What the axes of a chart count: above the upright one, and below the end of the other. */
export const AxisNames = ({ x, y }: AxisNamesProps) => {
  const area = usePlotArea()
  if (!area) {
    return null
  }
  return (
    <g aria-hidden fontSize={12} fill="var(--fg-subtle)">
      <text x={area.x} y={area.y - 14} textAnchor="middle">
        {y}
      </text>
      <text x={area.x + area.width} y={area.y + area.height + 42} textAnchor="end">
        {x}
      </text>
    </g>
  )
}
