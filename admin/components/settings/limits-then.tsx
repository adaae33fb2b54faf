import { LIMIT_NAMES, type LimitsMethod } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import type { PolicyPreview } from "../../../src/modules/retention/domain/policy/preview"
import { Cell, HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { Section } from "../shared/section"
import { StageDot } from "../shared/stage-dot"

type LimitsThenProps = {
  readonly limits: PolicyPreview["limits"]
  readonly method: LimitsMethod
}

/** The three limits as they are and as they would be, and where they would come from. */
export const LimitsThen = ({ limits, method }: LimitsThenProps) => {
  const { t, format } = useText()
  const days = (n: number) => t("units.days", { count: n, n: format.count(n) })
  return (
    <Section
      title={t("settings.preview.limits")}
      description={
        <>
          <span className="block">{t("settings.preview.limits_text")}</span>
          <span className="block">{t(`settings.preview.method.${method}`)}</span>
        </>
      }
    >
      <PlainTable label={t("settings.preview.limits")}>
        <thead>
          <tr>
            <HeaderCell>{t("settings.ladder.stage")}</HeaderCell>
            <HeaderCell numeric>{t("settings.preview.column_from")}</HeaderCell>
            <HeaderCell numeric>{t("settings.preview.column_to")}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {LIMIT_NAMES.map((rung) => (
            <tr key={rung}>
              <RowHeader>
                <StageDot stage={rung} />
                {t(`stage.${rung}`)}
              </RowHeader>
              <Cell>{limits.now === null ? t("settings.not_set") : days(limits.now[rung])}</Cell>
              <Cell className="text-ui-fg-base txt-compact-small-plus">
                {days(limits.then[rung])}
              </Cell>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  )
}
