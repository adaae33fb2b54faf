import { ArrowPathMini } from "@medusajs/icons"
import type { Limits, Stage, Tier } from "../../../src/modules/retention/domain/types"
import { TIERS } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import type { Holding, Overview, PolicyStage } from "../../lib/types"
import { TierBadge } from "../shared/badges"
import { StageDot } from "../shared/stage-dot"
import { MatrixCell } from "./matrix-cell"

/** The stages of buyers, from the liveliest to the most silent. */
const COLUMNS = ["new", "active", "reactivated", "at_risk", "dormant", "lost"] as const
type Column = (typeof COLUMNS)[number]

const NOBODY: Holding = { people: 0, revenue: "0" }

export type MatrixTableProps = {
  readonly overview: Overview
  /** The limits in use. */
  readonly limits: Limits
  readonly policy: PolicyStage
}

/** Buyers by tier and stage: a heat map that is an ordinary table to a screen reader. */
export const MatrixTable = ({ overview, limits, policy }: MatrixTableProps) => {
  const { t } = useText()
  const { buyers, currency } = overview
  const days: Readonly<Record<Column, number>> = {
    ...limits,
    new: policy.new_days,
    active: limits.at_risk,
    reactivated: policy.reactivated_days,
  }
  const cellOf = (tier: Tier, stage: Stage): Holding =>
    overview.matrix.find((cell) => cell.tier === tier && cell.stage === stage) ?? NOBODY
  const fullest = Math.max(
    0,
    ...overview.matrix.filter((cell) => cell.tier !== null).map((cell) => cell.people)
  )
  return (
    // Focusable, so that a narrow window can be scrolled with the keyboard.
    <div className="overflow-x-auto" role="region" aria-label={t("matrix.title")} tabIndex={0}>
      <table className="w-full min-w-[1040px] table-fixed border-collapse">
        <caption className="sr-only">{t("matrix.caption")}</caption>
        <thead>
          <tr className="border-b">
            <th
              scope="col"
              className="txt-compact-small-plus text-ui-fg-subtle w-36 px-6 py-3 text-left align-bottom"
            >
              {t("matrix.tier")}
            </th>
            {COLUMNS.map((stage) => (
              <StageHeader key={stage} stage={stage} days={days[stage]} />
            ))}
            <th
              scope="col"
              className="txt-compact-small-plus text-ui-fg-subtle border-l px-4 py-3 pr-6 text-right align-bottom"
            >
              {t("matrix.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {TIERS.map((tier) => (
            <tr key={tier} className="border-b">
              <th scope="row" className="px-6 py-3 text-left font-normal">
                <TierBadge tier={tier} />
              </th>
              {COLUMNS.map((stage) => (
                <MatrixCell
                  key={stage}
                  holding={cellOf(tier, stage)}
                  buyers={buyers}
                  fullest={fullest}
                  currency={currency}
                />
              ))}
              <MatrixCell
                holding={overview.tiers[tier]}
                buyers={buyers}
                currency={currency}
                className="border-l pr-6"
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="bg-ui-bg-subtle">
            <th
              scope="row"
              className="txt-compact-small-plus text-ui-fg-subtle px-6 py-3 text-left"
            >
              {t("matrix.total")}
            </th>
            {COLUMNS.map((stage) => (
              <MatrixCell
                key={stage}
                holding={overview.stages[stage]}
                buyers={buyers}
                currency={currency}
              />
            ))}
            <MatrixCell
              holding={{ people: buyers, revenue: overview.net_revenue }}
              buyers={buyers}
              currency={currency}
              className="border-l pr-6"
            />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

type StageHeaderProps = {
  readonly stage: Column
  /** Days that the stage's rule names. */
  readonly days: number
}

const StageHeader = ({ stage, days }: StageHeaderProps) => {
  const { t, format } = useText()
  return (
    <th scope="col" className="px-4 py-3 text-right align-bottom font-normal">
      <span className="txt-compact-small-plus text-ui-fg-base flex items-center justify-end gap-x-1.5">
        {stage === "reactivated" ? (
          <ArrowPathMini aria-hidden className="text-ui-tag-green-icon -my-1 -mr-0.5 shrink-0" />
        ) : (
          <StageDot stage={stage} />
        )}
        {t(`stage.${stage}`)}
      </span>
      <span className="txt-compact-xsmall text-ui-fg-subtle block">
        {t(`matrix.hint.${stage}`, { n: format.count(days) })}
      </span>
    </th>
  )
}
