import { toneStroke, type Tone } from "../shared/tones"

type LineSampleProps = {
  readonly tone: Tone
  /** Dashes and gaps in pixels; solid where none is given. */
  readonly dash: string | undefined
}

/** A short piece of a line, as it looks in the chart. */
export const LineSample = ({ tone, dash }: LineSampleProps) => (
  <svg aria-hidden width="22" height="8" className="shrink-0">
    <line
      x1="1"
      x2="21"
      y1="4"
      y2="4"
      stroke={toneStroke(tone)}
      strokeWidth="2"
      strokeLinecap="round"
      strokeDasharray={dash}
    />
  </svg>
)
