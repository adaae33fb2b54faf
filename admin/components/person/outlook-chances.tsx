import { useText } from "../../hooks/use-text"
import type { Prediction } from "../../lib/person/prediction"
import { toneFill } from "../shared/tones"
import { percent } from "./plot-parts"

const HORIZONS = [30, 90, 365] as const

/** The chance of buying within a month, a quarter and a year. */
export const OutlookChances = ({ prediction }: { prediction: Prediction }) => {
  const { t, format } = useText()
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <span className="txt-compact-small-plus">{t("person.outlook.chances")}</span>
      <dl className="grid grid-cols-3 gap-x-6">
        {HORIZONS.map((days) => {
          const chance = prediction[`chance_${days}`]
          return (
            <div key={days} className="flex flex-col gap-y-1">
              <dt className="txt-compact-small text-ui-fg-subtle">
                {t("units.days", { count: days, n: format.count(days) })}
              </dt>
              <dd className="flex flex-col gap-y-1.5">
                <span className="txt-compact-xlarge-plus text-ui-fg-base tabular-nums">
                  {format.chance(chance)}
                </span>
                <span aria-hidden className="bg-ui-border-base h-1.5 overflow-hidden rounded-sm">
                  <span
                    className="block h-full rounded-sm"
                    style={{ width: percent(chance), backgroundColor: toneFill("blue") }}
                  />
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
