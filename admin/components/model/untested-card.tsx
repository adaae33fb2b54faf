import { Text } from "@medusajs/ui"
import type { Calibration } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { Section } from "../shared/section"

/** Stands for the comparisons where the model of 90 days ago could not be fitted. */
export const UntestedCard = ({ calibration }: { calibration: Calibration }) => {
  const { t, format } = useText()
  const { as_of, status, people, actual, horizon_days } = calibration
  return (
    <Section title={t("model.untested.title")}>
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Text size="small" className="text-pretty">
          {t("model.untested.text", {
            day: format.day(as_of),
            status: t(`model.status.${status}`),
          })}
        </Text>
        {actual !== null && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("model.untested.actual", {
              n: format.count(people),
              actual: format.percent(actual),
              days: format.count(horizon_days),
            })}
          </Text>
        )}
      </div>
    </Section>
  )
}
