import { Text } from "@medusajs/ui"
import type { Backtest } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { hasEnough } from "../../lib/band"
import { Section } from "../shared/section"
import { BandTable } from "./band-table"

type BacktestCardProps = {
  readonly backtest: Backtest | null
  /** The policy's zone, in which the tested day is named. */
  readonly timeZone: string
}

/** What became of the stages of 90 days ago, in words and figures. */
export const BacktestCard = ({ backtest, timeZone }: BacktestCardProps) => {
  const { t, format } = useText()
  if (!backtest) {
    return (
      <Section title={t("backtest.title")}>
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("backtest.none")}
        </Text>
      </Section>
    )
  }
  const day = format.day(backtest.as_of, timeZone)
  const { limits } = backtest
  return (
    <Section title={t("backtest.title")} description={t("backtest.description", { day })}>
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Text weight="plus" className="text-pretty">
          <Headline backtest={backtest} day={day} />
        </Text>
        <Text size="small" className="text-pretty">
          <Verdict backtest={backtest} />{" "}
          <span className="text-ui-fg-subtle">
            {t("backtest.limits", {
              at_risk: format.count(limits.at_risk),
              dormant: format.count(limits.dormant),
              lost: format.count(limits.lost),
            })}
          </span>
        </Text>
      </div>
      <BandTable backtest={backtest} day={day} />
    </Section>
  )
}

const Headline = ({ backtest, day }: { backtest: Backtest; day: string }) => {
  const { t, format } = useText()
  const { dormant, active } = backtest.bands
  if (!hasEnough(dormant)) {
    return <>{t("backtest.headline_none")}</>
  }
  return (
    <>
      {t("backtest.headline", {
        day,
        rate: format.percent(dormant.rate),
        range: format.percentRange(dormant.lower, dormant.upper),
      })}{" "}
      {hasEnough(active) && t("backtest.headline_active", { rate: format.percent(active.rate) })}
    </>
  )
}

const Verdict = ({ backtest }: { backtest: Backtest }) => {
  const { t } = useText()
  const told = Object.values(backtest.bands).filter(hasEnough).length
  if (backtest.failed) {
    return <>{t("backtest.failed")}</>
  }
  if (told < 2) {
    return null
  }
  return <>{t(backtest.falls ? "backtest.falls" : "backtest.unclear")}</>
}
