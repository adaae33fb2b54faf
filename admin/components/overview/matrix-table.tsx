import {
  BUYER_STAGES,
  type BuyerStage,
  type Limits,
  type Stage,
  type Tier,
} from "../../../src/modules/retention/domain/types"
import { TIERS } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import type { Holding, Overview, PolicyStage } from "../../lib/types"
import { TierBadge } from "../shared/badges"
import { MatrixCell } from "./matrix-cell"
import { StageHeader } from "./stage-header"

const NOBODY: Holding = { people: 0, revenue: "0" }

export type MatrixTableProps = {
  readonly overview: Overview
  /** The limits in use. */
  readonly limits: Limits
  /** Undefined while it is not known. */
  readonly policy: PolicyStage | undefined
}

/** Buyers by tier and stage: a heat map that is an ordinary table of links to a screen reader. */
export const MatrixTable = ({ overview, limits, policy }: MatrixTableProps) => {
  const { t } = useText()
  const { buyers, currency } = overview
  const days: Readonly<Record<BuyerStage, number | undefined>> = {
    ...limits,
    new: policy?.new_days,
    active: limits.at_risk,
    reactivated: policy?.reactivated_days,
  }
  const cellOf = (tier: Tier, stage: Stage): Holding =>
    overview.matrix.find((cell) => cell.tier === tier && cell.stage === stage) ?? NOBODY
  const fullest = Math.max(
    0,
    ...overview.matrix.filter((cell) => cell.tier !== null).map((cell) => cell.people)
  )
  const common = { buyers, currency }
  return (
    // Focusable, so that a narrow window can be scrolled with the keyboard.
    <div className="overflow-x-auto" role="region" aria-label={t("matrix.caption")} tabIndex={0}>
      <table className="w-full min-w-[820px] table-fixed border-collapse">
        <caption className="sr-only">{t("matrix.caption")}</caption>
        <thead>
          <tr className="border-b">
            <th
              scope="col"
              className="txt-compact-small-plus text-ui-fg-subtle w-28 leading-5 py-3 pl-6 pr-2 text-left align-top xl:w-36"
            >
              {t("matrix.tier")}
            </th>
            {BUYER_STAGES.map((stage) => (
              <StageHeader key={stage} stage={stage} days={days[stage]} />
            ))}
            <th
              scope="col"
              className="txt-compact-small-plus text-ui-fg-subtle border-l leading-5 py-3 pl-2 pr-6 text-right align-top xl:pl-4"
            >
              {t("matrix.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {TIERS.map((tier) => (
            <tr key={tier} className="border-b">
              <th scope="row" className="py-3 pl-6 pr-2 text-left font-normal">
                <TierBadge tier={tier} />
              </th>
              {BUYER_STAGES.map((stage) => (
                <MatrixCell
                  key={stage}
                  {...common}
                  holding={cellOf(tier, stage)}
                  name={t("matrix.cell", { tier: t(`tier.${tier}`), stage: t(`stage.${stage}`) })}
                  filters={{ tier: [tier], stage: [stage] }}
                  fullest={fullest}
                />
              ))}
              <MatrixCell
                {...common}
                holding={overview.tiers[tier]}
                name={t(`tier.${tier}`)}
                filters={{ tier: [tier] }}
                last
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="bg-ui-bg-subtle">
            <th
              scope="row"
              className="txt-compact-small-plus text-ui-fg-subtle py-3 pl-6 pr-2 text-left"
            >
              {t("matrix.total")}
            </th>
            {BUYER_STAGES.map((stage) => (
              <MatrixCell
                key={stage}
                {...common}
                holding={overview.stages[stage]}
                name={t(`stage.${stage}`)}
                filters={{ stage: [stage] }}
              />
            ))}
            <MatrixCell
              {...common}
              holding={{ people: buyers, revenue: overview.net_revenue }}
              name={t("matrix.total")}
              filters={{ tier: TIERS }}
              last
            />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
