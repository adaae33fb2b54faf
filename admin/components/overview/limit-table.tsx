import { LIMIT_NAMES } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { asFraction } from "../../lib/fraction"
import { limitNote } from "../../lib/limit-note"
import type { OverviewFit, PolicyStage } from "../../lib/types"
import { StageDot } from "../shared/stage-dot"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

type LimitTableProps = {
  readonly fit: OverviewFit
  readonly policy: PolicyStage
}

/** Each limit: the percentile as measured, the days in use, and why they differ where they do. */
export const LimitTable = ({ fit, policy }: LimitTableProps) => {
  const { t, format } = useText()
  const days = (n: number) => t("units.days", { count: n, n: format.count(n) })

  const noteOf = (rung: (typeof LIMIT_NAMES)[number]): string | null => {
    const measured = fit.raw_limits?.[rung]
    if (fit.method !== "rhythm" || measured === undefined) {
      return null
    }
    switch (limitNote(rung, measured, fit.limits[rung], policy)) {
      case "floor":
        return t("rhythm.note_floor", { n: format.count(policy.floors[rung]) })
      case "ceiling":
        return t("rhythm.note_ceiling", { n: format.count(policy.ceilings[rung]) })
      case "step":
        return t("rhythm.note_step", { step: format.percent(policy.max_monthly_change) })
      case null:
        return null
    }
  }

  return (
    <PlainTable label={t("rhythm.table_caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("rhythm.column_stage")}</HeaderCell>
          <HeaderCell numeric>{t("rhythm.column_share")}</HeaderCell>
          <HeaderCell numeric>{t("rhythm.column_measured")}</HeaderCell>
          <HeaderCell numeric>{t("rhythm.column_used")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {LIMIT_NAMES.map((rung) => {
          const measured = fit.raw_limits?.[rung]
          const note = noteOf(rung)
          return (
            <tr key={rung}>
              <RowHeader>
                <StageDot stage={rung} />
                {t(`stage.${rung}`)}
              </RowHeader>
              <Cell>{t("rhythm.share", asFraction(policy.percentiles[rung]))}</Cell>
              <Cell>
                {measured === undefined ? (
                  <span className="text-ui-fg-subtle">{t("rhythm.not_measured")}</span>
                ) : (
                  days(measured)
                )}
              </Cell>
              <Cell>
                <span className="text-ui-fg-base txt-compact-small-plus block">
                  {days(fit.limits[rung])}
                </span>
                {note && <span className="txt-compact-xsmall text-ui-fg-subtle block">{note}</span>}
              </Cell>
            </tr>
          )
        })}
      </tbody>
    </PlainTable>
  )
}
