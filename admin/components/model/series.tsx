import { useText } from "../../hooks/use-text"
import { LineSample } from "../charts/line-sample"
import { toneStroke, type Tone } from "../shared/tones"

/** What every picture of this page compares. */
export type Series = "actual" | "predicted"

export const SERIES = ["actual", "predicted"] as const satisfies readonly Series[]

/** Colour and dashes, either of which tells the two apart. */
export const SERIES_TONE: Readonly<Record<Series, Tone>> = { actual: "blue", predicted: "orange" }
export const SERIES_DASH: Readonly<Record<Series, string | undefined>> = {
  actual: undefined,
  predicted: "6 4",
}

/** Of the line on which actual and predicted are the same. */
export const DIAGONAL_DASH = "4 4"

/** A short piece of a series' line, as it looks in the charts. */
export const SeriesSample = ({ series }: { series: Series }) => (
  <LineSample tone={SERIES_TONE[series]} dash={SERIES_DASH[series]} />
)

/** The names of both lines. */
export const SeriesLegend = () => {
  const { t } = useText()
  return (
    <ul className="txt-compact-small text-ui-fg-base flex flex-wrap items-center gap-x-4">
      {SERIES.map((series) => (
        <li key={series} className="flex items-center gap-x-1.5 whitespace-nowrap">
          <SeriesSample series={series} />
          {t(`model.series.${series}`)}
        </li>
      ))}
    </ul>
  )
}

/** The mark of a single figure: a full dot for what was, a hollow diamond for what was foretold. */
export const SeriesMark = ({ series }: { series: Series }) => (
  <svg aria-hidden width="12" height="12" viewBox="-6 -6 12 12" className="shrink-0">
    {series === "actual" ? (
      <circle r="4.5" fill={toneStroke(SERIES_TONE.actual)} />
    ) : (
      <path
        d="M0,-5L5,0L0,5L-5,0Z"
        fill="var(--bg-base)"
        stroke={toneStroke(SERIES_TONE.predicted)}
        strokeWidth="2"
        strokeLinejoin="round"
      />
    )}
  </svg>
)
