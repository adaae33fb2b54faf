import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { buyersIn } from "../../lib/settings/moved"
import type { PolicyPreview } from "../../../src/modules/retention/domain/policy/preview"
import { BandTable } from "../overview/band-table"
import { Section } from "../shared/section"
import { LimitsThen } from "./limits-then"
import { MoveTable } from "./move-table"

/** Who would move from where to where, by which limits, and what the back-test says of them. */
export const PreviewFindings = ({ preview }: { preview: PolicyPreview }) => {
  const { t, format } = useText()
  const { people, backtest, tiers, stages } = preview
  const day = format.day(backtest.as_of)
  const tested = Object.values(backtest.bands).some((band) => band.people > 0)
  return (
    <>
      <Section title={t("settings.preview.effect")} description={<Effect preview={preview} />}>
        {people > 0 && (
          <div className="grid divide-y lg:grid-cols-2 lg:divide-x lg:divide-y-0">
            <MoveTable kind="tier" moves={tiers} />
            <MoveTable kind="stage" moves={stages} />
          </div>
        )}
      </Section>
      <div className="grid items-start gap-3 xl:grid-cols-2">
        <LimitsThen limits={preview.limits} method={preview.method} />
        <Section
          title={t("settings.preview.backtest")}
          description={t("settings.preview.backtest_text", { day })}
        >
          {tested ? (
            <BandTable backtest={backtest} day={day} />
          ) : (
            <Text size="small" className="px-6 py-4">
              {t("settings.preview.backtest_empty")}
            </Text>
          )}
        </Section>
      </div>
    </>
  )
}

/** The whole effect in a sentence or two. */
const Effect = ({ preview }: { preview: PolicyPreview }) => {
  const { t, format } = useText()
  const { people, changed, in_grace, stages, limits } = preview
  if (people === 0) {
    return t("settings.preview.empty")
  }
  if (limits.now === null) {
    return t("settings.preview.not_scored")
  }
  if (changed === 0) {
    return t("settings.preview.nobody")
  }
  const buyers = buyersIn(stages)
  return (
    <>
      <span className="block">
        {t("settings.preview.changed", {
          count: changed,
          n: format.count(changed),
          buyers: t("settings.preview.buyers", { count: buyers, n: format.count(buyers) }),
        })}
      </span>
      {in_grace > 0 && (
        <span className="block">
          {t("settings.preview.in_grace", { count: in_grace, n: format.count(in_grace) })}
        </span>
      )}
    </>
  )
}
