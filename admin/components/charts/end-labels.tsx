import { usePlotArea, useYAxisScale } from "recharts"
import { spread } from "../../lib/overview/spread"

/** Where a line ends, and what stands there. */
export type LineEnd = {
  readonly key: string
  readonly value: number
  readonly color: string
  readonly text: string
}

/** Each line's name and last figure at its end, apart enough to be read. */
export const EndLabels = ({ ends }: { ends: readonly LineEnd[] }) => {
  const scale = useYAxisScale()
  const area = usePlotArea()
  if (!scale || !area) {
    return null
  }
  const heights = ends.map(({ value }) => Number(scale(value) ?? area.y))
  const places = spread(heights, 16, [area.y + 4, area.y + area.height - 4])
  const right = area.x + area.width
  return (
    <g aria-hidden>
      {ends.map(({ key, color, text }, index) => (
        <g key={key}>
          <path
            d={`M${right + 2},${heights[index] ?? 0}L${right + 8},${places[index] ?? 0}`}
            stroke={color}
            fill="none"
          />
          <text
            x={right + 12}
            y={places[index]}
            dominantBaseline="central"
            fill={color}
            fontSize={12}
            fontWeight={500}
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}
