import { Text } from "@medusajs/ui"
import { useFormState } from "react-hook-form"
import { LIMIT_NAMES } from "../../../src/modules/retention/domain/types"
import { boundsOf } from "../../../src/modules/retention/domain/policy/bounds-of"
import { useSettingText } from "../../hooks/use-setting-text"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { errorOf } from "../../lib/settings/error-of"
import { shareToPercent } from "../../lib/settings/per-cent"
import { DEFAULTS } from "../../lib/settings/setting"
import { HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"
import { StageDot } from "../shared/stage-dot"
import { NumberInput } from "./number-input"
import { SettingError } from "./setting-row"

const LADDERS = ["percentiles", "floors", "ceilings", "fixed_days"] as const

/** The limits of the three stages of silence: how they are measured, held, and replaced. */
export const LadderTable = () => {
  const { t, format } = useText()
  const words = useSettingText()
  const { errors } = useFormState<Draft>({ name: "stage" })
  const { min, max } = boundsOf("stage.floors.at_risk")
  const hints = [
    t("settings.ladder.percentiles_hint"),
    t("settings.ladder.bounds_hint"),
    t("settings.ladder.fixed_hint"),
  ]
  return (
    <div>
      <PlainTable label={t("settings.ladder.caption")}>
        <thead>
          <tr>
            <HeaderCell>{t("settings.ladder.stage")}</HeaderCell>
            {LADDERS.map((ladder) => (
              <HeaderCell key={ladder}>{t(`settings.field.stage.${ladder}.label`)}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {LIMIT_NAMES.map((rung) => (
            <tr key={rung}>
              <RowHeader>
                <StageDot stage={rung} />
                {t(`stage.${rung}`)}
              </RowHeader>
              {LADDERS.map((ladder) => {
                const name = `stage.${ladder}.${rung}` as const
                const id = `setting-${name}`
                const standard = DEFAULTS.stage[ladder][rung]
                const percent = ladder === "percentiles"
                return (
                  <td key={ladder} className="min-w-40 px-2 py-3 align-top last:pr-6">
                    <NumberInput
                      name={name}
                      id={id}
                      unit={t(`settings.unit.${percent ? "percent" : "days"}`)}
                      label={words.label(name)}
                      describedBy={`${id}-note ${id}-error`}
                    />
                    <Text
                      id={`${id}-note`}
                      size="xsmall"
                      className="text-ui-fg-subtle mt-1 tabular-nums"
                    >
                      {t("settings.default", {
                        value: percent ? `${shareToPercent(standard)}%` : format.count(standard),
                      })}
                    </Text>
                    <SettingError id={`${id}-error`} error={errorOf(errors, name)} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <div className="flex flex-col gap-y-1 border-t px-6 py-4">
        <dl className="txt-small text-ui-fg-subtle grid gap-y-1">
          {hints.map((hint, index) => (
            <div key={hint} className="flex flex-wrap gap-x-2">
              <dt className="txt-small-plus text-ui-fg-base">
                {index === 0
                  ? t("settings.field.stage.percentiles.label")
                  : index === 1
                    ? `${t("settings.field.stage.floors.label")} / ${t("settings.field.stage.ceilings.label")}`
                    : t("settings.field.stage.fixed_days.label")}
              </dt>
              <dd className="text-pretty">{hint}</dd>
            </div>
          ))}
        </dl>
        <Text size="small" className="text-ui-fg-subtle">
          {t("settings.ladder.range", { min: format.count(min), max: format.count(max) })}
        </Text>
      </div>
    </div>
  )
}
