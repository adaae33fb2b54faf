import { useText } from "../../hooks/use-text"
import type { Prediction } from "../../lib/person/prediction"
import type { Profile } from "../../lib/person/types"
import { modelPath } from "../../lib/model/model-path"
import { Section } from "../shared/section"
import { ExpectedOrders } from "./expected-orders"
import { NoPrediction } from "./no-prediction"
import { OutlookChances } from "./outlook-chances"
import { OutlookValue } from "./outlook-value"
import { QuietLink } from "./quiet-link"

/** What the models expect of a person: whether and when they buy, and what they are worth. */
export const OutlookCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const { prediction, model } = profile
  return (
    <Section
      title={t("person.outlook.title")}
      description={prediction && t("person.outlook.description")}
    >
      {prediction ? (
        <>
          <OutlookChances prediction={prediction} />
          <dl className="flex flex-1 flex-col gap-y-4 px-6 py-4">
            <ExpectedOrders prediction={prediction} />
            <OutlookValue prediction={prediction} spendOk={model?.spend_ok ?? true} />
          </dl>
          <Basis prediction={prediction} />
        </>
      ) : (
        <NoPrediction model={model} />
      )}
    </Section>
  )
}

/** What the figures rest on, and the way to how good they are. */
const Basis = ({ prediction }: { prediction: Prediction }) => {
  const { t, format } = useText()
  const days = prediction.frequency + 1
  return (
    <p className="txt-compact-xsmall text-ui-fg-subtle flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-6 py-3">
      <span className="text-pretty">
        {t("person.outlook.basis", {
          count: days,
          n: format.count(days),
          age: t("units.days", {
            count: prediction.age_days,
            n: format.count(prediction.age_days),
          }),
          time: format.moment(prediction.predicted_at),
        })}
      </span>
      <QuietLink to={modelPath({ fit: prediction.model_fit_id })}>
        {t("person.outlook.trust")}
      </QuietLink>
    </p>
  )
}
