import { useText } from "../../hooks/use-text"
import type { Prediction } from "../../lib/person/prediction"
import { QuietLink } from "./quiet-link"
import { Stat } from "./stat"

type OutlookValueProps = {
  readonly prediction: Prediction
  /** False where the model of spend does not hold for this shop. */
  readonly spendOk: boolean
}

/** What a person is worth over the next year, with what that rests on; or why it is not told. */
export const OutlookValue = ({ prediction, spendOk }: OutlookValueProps) => {
  const { t, format } = useText()
  const { clv, clv_margin: inMargin, expected_spend: spend, currency_code: code } = prediction
  const label = t("person.outlook.value")
  if (clv === null || spend === null) {
    return (
      <Stat
        label={label}
        value={t("person.outlook.no_value")}
        hint={t(spendOk ? "person.outlook.no_spend_here" : "person.outlook.no_spend")}
      />
    )
  }
  const { margin, annual_discount_rate: rate } = prediction
  const asMargin = inMargin !== null && margin !== null
  const kind = `${asMargin ? "rests_margin" : "rests"}${rate === 0 ? "_plain" : ""}`
  return (
    <Stat
      label={label}
      value={
        <>
          {format.money(asMargin ? inMargin : clv, code)}{" "}
          <span className="txt-compact-small text-ui-fg-subtle">
            {t(asMargin ? "person.outlook.value_margin" : "person.outlook.value_revenue")}
          </span>
        </>
      }
      hint={
        <span className="flex flex-col gap-y-1">
          <span>
            {t(`person.outlook.${kind}`, {
              purchases: format.estimate(prediction.expected_purchases),
              spend: format.money(spend, code),
              rate: format.percent(rate),
              revenue: format.money(clv, code),
              margin: format.percent(margin ?? 0),
            })}
          </span>
          <span>{spendBasis()}</span>
          {!asMargin && (
            <span>
              {t("person.outlook.no_margin")}{" "}
              <QuietLink to="/retention/settings#setting-margin">
                {t("person.outlook.set_margin")}
              </QuietLink>
            </span>
          )}
        </span>
      }
    />
  )

  function spendBasis(): string {
    const { spend_count: count, spend_mean: mean } = prediction
    return count === 0 || mean === null
      ? t("person.outlook.spend_others")
      : t("person.outlook.spend_own", {
          count,
          n: format.count(count),
          mean: format.money(mean, code),
        })
  }
}
