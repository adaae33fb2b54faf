import { Text } from "@medusajs/ui"
import type { usePolicy } from "../../hooks/use-policy"
import { useText } from "../../hooks/use-text"
import type { OverviewFit, PolicyStage } from "../../lib/types"
import { asFraction } from "../../lib/fraction"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { GapPicture } from "./gap-picture"
import { LimitTable } from "./limit-table"

type RhythmCardProps = {
  readonly fit: OverviewFit
  readonly policy: ReturnType<typeof usePolicy>
}

const HEIGHT = 264

/** How often people come back here, and from how much silence the stages follow. */
export const RhythmCard = ({ fit, policy }: RhythmCardProps) => {
  const { t } = useText()
  if (policy.data) {
    return <Rhythm fit={fit} policy={policy.data.settings.stage} />
  }
  return (
    <Section title={t("rhythm.title")}>
      {policy.isError ? (
        <Failed error={policy.error} onRetry={() => void policy.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={HEIGHT} />
        </div>
      )}
    </Section>
  )
}

type RhythmProps = {
  readonly fit: OverviewFit
  readonly policy: PolicyStage
}

const Rhythm = ({ fit, policy }: RhythmProps) => {
  const { t, format } = useText()
  const { limits, raw_limits, method } = fit
  const { part, whole } = asFraction(policy.percentiles.dormant)
  return (
    <Section title={t("rhythm.title")} description={<Basis fit={fit} policy={policy} />}>
      <div className="grid flex-1 xl:grid-cols-12 xl:divide-x [&>*]:min-w-0">
        <div className="px-6 py-4 xl:col-span-7">
          <GapPicture fit={fit} />
        </div>
        <div className="flex flex-col divide-y border-t xl:col-span-5 xl:border-t-0">
          <div className="flex flex-col gap-y-1 px-6 py-4">
            {raw_limits && method !== "fallback" && (
              <Text weight="plus" className="text-pretty">
                {t("rhythm.measured", {
                  share: t("rhythm.share", { part, whole }),
                  days: t("units.days", {
                    count: raw_limits.dormant,
                    n: format.count(raw_limits.dormant),
                  }),
                })}
              </Text>
            )}
            <Text size="small" className="text-pretty">
              {t(method === "rhythm" ? "rhythm.limits" : "rhythm.limits_fixed", {
                at_risk: format.count(limits.at_risk),
                dormant: format.count(limits.dormant),
                lost: format.count(limits.lost),
              })}
            </Text>
          </div>
          <LimitTable fit={fit} policy={policy} />
        </div>
      </div>
    </Section>
  )
}

/** What the limits rest on, or why they rest on something else than the shop's own rhythm. */
const Basis = ({ fit, policy }: RhythmProps) => {
  const { t, format } = useText()
  switch (fit.method) {
    case "rhythm":
      return <>{t("rhythm.basis", { count: fit.gaps, n: format.count(fit.gaps) })}</>
    case "fixed":
      return <>{t("rhythm.fixed")}</>
    case "drift":
      return (
        <>
          {t("rhythm.drift", {
            step: format.percent(policy.max_monthly_change),
            at_risk: format.count(policy.fixed_days.at_risk),
            dormant: format.count(policy.fixed_days.dormant),
            lost: format.count(policy.fixed_days.lost),
          })}
        </>
      )
    case "fallback":
      return (
        <>
          {t("rhythm.fallback")}{" "}
          {fit.gaps < policy.min_gaps &&
            t("rhythm.fallback_gaps", {
              count: policy.min_gaps,
              needed: format.count(policy.min_gaps),
              n: format.count(fit.gaps),
            })}{" "}
          {fit.history_days < policy.min_history_days &&
            t("rhythm.fallback_history", {
              count: policy.min_history_days,
              needed: format.count(policy.min_history_days),
              n: format.count(fit.history_days),
            })}
        </>
      )
  }
}
