import { Heading, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { biasOf, groupsWithin, usualDecile, type Tested } from "../../lib/model/calibration"

/** How true the model was in the last quarter, in sentences. */
export const OpenVerdict = ({ calibration }: { calibration: Tested }) => {
  const { t, format } = useText()
  const { direction, by } = biasOf(calibration)
  const usual = usualDecile(calibration)
  const { deciles } = calibration
  const best = deciles.at(-1)
  const told = (share: number) => format.percent(share)
  return (
    <>
      <Heading level="h2" className="text-pretty">
        {t("model.open_title")}
      </Heading>
      <Text size="small" className="text-pretty">
        {t("model.open_text", {
          day: format.day(calibration.as_of),
          n: format.count(calibration.people),
          days: format.count(calibration.horizon_days),
          predicted: format.percent(calibration.predicted, 1),
          actual: format.percent(calibration.actual, 1),
        })}{" "}
        {t(`model.bias.${direction}`, { by: told(by) })}
      </Text>
      <Text size="small" className="text-pretty">
        {usual &&
          t("model.usual", { predicted: told(usual.predicted), actual: told(usual.actual) })}{" "}
        {best &&
          best !== usual &&
          t("model.best", { predicted: told(best.predicted), actual: told(best.actual) })}{" "}
        {t("model.groups", {
          within: format.count(groupsWithin(deciles)),
          n: format.count(deciles.length),
        })}
      </Text>
    </>
  )
}
