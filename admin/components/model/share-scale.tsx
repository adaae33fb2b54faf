import { Text } from "@medusajs/ui"
import type { Calibration } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { roundTicks } from "../../lib/model/axis"
import { isTested, type Tested } from "../../lib/model/calibration"
import { toneFill } from "../shared/tones"
import { SERIES_TONE, SeriesMark, type Series } from "./series"

type ShareScaleProps = {
  readonly calibration: Calibration
  /** Whether its predictions were shown to anybody. */
  readonly open: boolean
}

/** The one figure of the page: the share of buyers foretold, and the share that came. */
export const ShareScale = ({ calibration, open }: ShareScaleProps) => {
  const { t, format } = useText()
  const { as_of, people, predicted } = calibration
  const day = format.day(as_of)
  const of = people === 0 ? "nobody" : open || predicted === null ? "text" : "text_shut"
  return (
    <figure className="flex flex-col gap-y-4">
      <figcaption>
        <Text size="small" leading="compact" weight="plus">
          {t("model.scale.title", { days: format.count(calibration.horizon_days) })}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t(`model.scale.${of}`, { n: format.count(people), day })}
        </Text>
      </figcaption>
      {people > 0 && <Figures calibration={calibration} />}
      {isTested(calibration) && <Scale calibration={calibration} />}
    </figure>
  )
}

const Figures = ({ calibration }: { calibration: Calibration }) => {
  const { t, format } = useText()
  const { predicted, actual, lower, upper } = calibration
  return (
    <dl className="grid grid-cols-2 gap-x-6">
      <Figure
        series="predicted"
        share={predicted}
        hint={t(predicted === null ? "model.scale.untold" : "model.scale.predicted_hint")}
      />
      <Figure
        series="actual"
        share={actual}
        hint={
          lower !== null && upper !== null
            ? t("model.scale.actual_hint", { range: format.percentRange(lower, upper, 1) })
            : ""
        }
      />
    </dl>
  )
}

type FigureProps = {
  readonly series: Series
  /** Null where there is none. */
  readonly share: number | null
  readonly hint: string
}

const Figure = ({ series, share, hint }: FigureProps) => {
  const { t, format } = useText()
  return (
    <div className="flex flex-col gap-y-1">
      <dt className="txt-compact-small text-ui-fg-subtle flex items-center gap-x-1.5">
        <SeriesMark series={series} />
        {t(`model.series.${series}`)}
      </dt>
      <dd className="flex flex-col gap-y-1">
        <span className="h1-core text-ui-fg-base tabular-nums">
          {share === null ? "–" : format.percent(share, 1)}
        </span>
        <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>
      </dd>
    </div>
  )
}

/** Both shares on one line, the actual one with its interval. */
const Scale = ({ calibration }: { calibration: Tested }) => {
  const { t, format } = useText()
  const { predicted, actual, lower, upper } = calibration
  const ticks = roundTicks(Math.max(predicted, upper))
  const end = ticks.at(-1) ?? 1
  const at = (share: number) => `${(share / end) * 100}%`
  return (
    <div
      role="img"
      aria-label={t("model.scale.label", {
        predicted: format.percent(predicted, 1),
        actual: format.percent(actual, 1),
        range: format.percentRange(lower, upper, 1),
        end: format.percent(end),
      })}
      className="mx-1.5 flex flex-col gap-y-1"
    >
      <div className="relative h-8">
        <div className="bg-ui-border-base absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 rounded-full" />
        <div
          className="absolute top-1/2 h-4 -translate-y-1/2 rounded-sm opacity-40"
          style={{
            left: at(lower),
            width: at(upper - lower),
            backgroundColor: toneFill(SERIES_TONE.actual),
          }}
        />
        {(["actual", "predicted"] as const).map((series) => (
          <span
            key={series}
            className="absolute top-1/2 flex -translate-x-1/2 -translate-y-1/2"
            style={{ left: at(calibration[series]) }}
          >
            <SeriesMark series={series} />
          </span>
        ))}
      </div>
      <div className="txt-compact-xsmall text-ui-fg-subtle relative h-4 tabular-nums">
        {ticks.map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: at(tick) }}>
            {format.percent(tick)}
          </span>
        ))}
      </div>
    </div>
  )
}
