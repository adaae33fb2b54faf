import { BANDS, type Backtest } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { hasEnough, type ToldBand } from "../../lib/band"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { StageDot } from "../shared/stage-dot"
import { toneFill } from "../shared/tones"

type BandTableProps = {
  readonly backtest: Backtest
  /** The tested day, as it is to be written. */
  readonly day: string
}

/** Return rate by band of silence, with sample size and interval. */
export const BandTable = ({ backtest, day }: BandTableProps) => {
  const { t, format } = useText()
  const scale = Math.max(
    ...Object.values(backtest.bands)
      .filter(hasEnough)
      .map((band) => band.upper)
  )
  return (
    <PlainTable label={t("backtest.caption", { day })}>
      <thead>
        <tr>
          <HeaderCell>{t("backtest.column_band")}</HeaderCell>
          <HeaderCell numeric>{t("backtest.column_people")}</HeaderCell>
          <HeaderCell numeric>{t("backtest.column_returned")}</HeaderCell>
          <HeaderCell numeric>{t("backtest.column_rate")}</HeaderCell>
          <HeaderCell numeric>{t("backtest.column_interval")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {BANDS.map((name) => {
          const band = backtest.bands[name]
          return (
            <tr key={name}>
              <RowHeader>
                <StageDot stage={name} />
                {t(`stage.${name}`)}
              </RowHeader>
              <Cell>{format.count(band.people)}</Cell>
              <Cell>{format.count(band.returned)}</Cell>
              {hasEnough(band) ? (
                <>
                  <Cell className="text-ui-fg-base txt-compact-small-plus">
                    {format.percent(band.rate)}
                  </Cell>
                  <Cell>
                    <Interval band={band} scale={scale} />
                  </Cell>
                </>
              ) : (
                <td className="h-12 pl-2 pr-6 text-right" colSpan={2}>
                  {t(band.people === 0 ? "backtest.nobody" : "backtest.too_few")}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </PlainTable>
  )
}

type IntervalProps = {
  readonly band: ToldBand
  /** The largest upper bound of all bands, which fills the bar. */
  readonly scale: number
}

/** The interval in figures, and as a bar: full up to the lower bound, pale up to the upper. */
const Interval = ({ band, scale }: IntervalProps) => {
  const { format } = useText()
  const upTo = (share: number) => `${scale > 0 ? (share / scale) * 100 : 0}%`
  return (
    <span className="inline-flex items-center justify-end gap-x-2">
      <span aria-hidden className="relative hidden h-1.5 w-20 sm:block">
        <span
          className="absolute inset-y-0 left-0 rounded-sm opacity-40"
          style={{ width: upTo(band.upper), backgroundColor: toneFill("blue") }}
        />
        <span
          className="absolute inset-y-0 left-0 rounded-sm"
          style={{ width: upTo(band.lower), backgroundColor: toneFill("blue") }}
        />
      </span>
      <span className="min-w-20">{format.percentRange(band.lower, band.upper)}</span>
    </span>
  )
}
