import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import { modelPath } from "../../lib/model/model-path"
import { type ModelState, tellingChecks } from "../../lib/person/prediction"
import { QuietLink } from "./quiet-link"

/** Why nothing is predicted, in one sentence. */
export const NoPrediction = ({ model }: { model: ModelState | null }) => {
  const { t } = useText()
  if (!model || model.open) {
    return <Quiet>{t(`person.outlook.${model ? "not_yet" : "no_model"}`)}</Quiet>
  }
  return (
    <Quiet>
      <Reasons failed={model.failed} />{" "}
      <QuietLink to={modelPath({ fit: model.id })}>{t("person.outlook.why")}</QuietLink>
    </Quiet>
  )
}

/** A newer server may know more checks than we have words for. */
const Reasons = ({ failed }: { failed: readonly string[] }) => {
  const { t, has } = useText()
  const reasons = tellingChecks(failed)
    .map((name) => `person.outlook.check.${name}`)
    .filter(has)
    .map((key) => t(key))
  return (
    <>
      {reasons.length === 0
        ? t("person.outlook.shut_plain")
        : t("person.outlook.shut", { reasons: reasons.join(t("person.outlook.between")) })}
    </>
  )
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <Text size="small" className="text-ui-fg-subtle text-pretty px-6 py-4">
    {children}
  </Text>
)
