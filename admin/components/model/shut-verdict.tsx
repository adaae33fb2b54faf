import { Heading, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { longEnoughFrom, reasonsOf, type Reason } from "../../lib/model/reasons"
import type { ModelFit } from "../../lib/model/types"

/** Why nothing is predicted, in a merchant's words, and what would change it. */
export const ShutVerdict = ({ fit }: { fit: ModelFit }) => {
  const { t } = useText()
  return (
    <>
      {reasonsOf(fit).map((reason) => (
        <ReasonText key={reason} reason={reason} fit={fit} />
      ))}
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t("model.shut_rest")}
      </Text>
    </>
  )
}

type ReasonTextProps = {
  readonly reason: Reason
  readonly fit: ModelFit
}

const ReasonText = ({ reason, fit }: ReasonTextProps) => {
  const { t } = useText()
  const values = useReasonValues(reason, fit)
  return (
    <>
      <Heading level="h2" className="text-pretty">
        {t(`model.reason.${reason}.title`)}
      </Heading>
      <Text size="small" className="text-pretty">
        {t(`model.reason.${reason}.text`, values)}
      </Text>
      <div>
        <Text size="small" weight="plus">
          {t("model.change")}
        </Text>
        <Text size="small" className="text-pretty">
          {t(`model.reason.${reason}.change`, values)}
        </Text>
      </div>
    </>
  )
}

/** The figures that a reason's sentences name. */
function useReasonValues(reason: Reason, fit: ModelFit): Readonly<Record<string, string>> {
  const { format } = useText()
  const { calibration } = fit
  const check = (name: string) => fit.gate.checks.find((one) => one.name === name)
  const number = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined ? "–" : write(value)
  const day = longEnoughFrom(fit)
  const byReason: Partial<Record<Reason, Readonly<Record<string, string>>>> = {
    one_customer: { needed: number(check("buyers")?.needed, format.count) },
    buyers: {
      found: number(check("buyers")?.found, format.count),
      needed: number(check("buyers")?.needed, format.count),
    },
    history: {
      found: number(check("history")?.found, format.count),
      needed: number(check("history")?.needed, format.count),
      day: day === null ? "–" : format.day(day),
    },
    nobody_leaves: {
      days: format.count(fit.history_days),
      found: number(check("dropout")?.found, (gain) => format.fixed(gain, 1)),
      needed: number(check("dropout")?.needed, format.decimal),
    },
    not_converged: { iterations: format.count(fit.iterations) },
  }
  return (
    byReason[reason] ?? {
      day: format.day(calibration.as_of),
      horizon: format.count(calibration.horizon_days),
      predicted: number(calibration.predicted, (share) => format.percent(share, 1)),
      actual: number(calibration.actual, (share) => format.percent(share, 1)),
      found: number(check("calibration")?.found, (ratio) => format.fixed(ratio, 2)),
      needed: number(check("calibration")?.needed, format.exact),
    }
  )
}
