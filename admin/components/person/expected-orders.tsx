import { useText } from "../../hooks/use-text"
import type { Prediction } from "../../lib/person/prediction"
import { Stat } from "./stat"

/** Whoever is less likely to buy within a year has most probably left. */
const UNLIKELY = 0.1

/** When the next order is to be expected, and how many in a year. */
export const ExpectedOrders = ({ prediction }: { prediction: Prediction }) => {
  const { t, format } = useText()
  const { next_purchase_at: at, next_purchase_from: from, next_purchase_until: until } = prediction
  return (
    <>
      <Stat
        label={t("person.outlook.next")}
        value={
          at === null
            ? t("person.outlook.next_none")
            : t("person.outlook.next_around", { day: format.day(at) })
        }
        hint={[nextHint(), prediction.chance_365 < UNLIKELY && t("person.outlook.next_unlikely")]
          .filter(Boolean)
          .join(" ")}
      />
      <Stat
        label={t("person.outlook.purchases")}
        value={format.estimate(prediction.expected_purchases)}
        hint={t("person.outlook.purchases_hint")}
      />
    </>
  )

  function nextHint(): string | undefined {
    if (at === null) {
      return t("person.outlook.next_none_hint")
    }
    if (from === null) {
      return undefined
    }
    return until === null
      ? t("person.outlook.next_after", { from: format.day(from) })
      : t("person.outlook.next_between", { from: format.day(from), until: format.day(until) })
  }
}
