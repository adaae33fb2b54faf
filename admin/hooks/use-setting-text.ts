import { boundsOf } from "../../src/modules/retention/domain/policy/bounds-of"
import { DEFAULTS, kindOf, leavesOf } from "../lib/settings/setting"
import { shareToPercent } from "../lib/settings/per-cent"
import { settingValue } from "../lib/settings/setting-value"
import { useCityName } from "./use-city-name"
import { useText } from "./use-text"

/** Settings in words; a path is a leaf of the policy, dotted. */
export type SettingText = {
  /** What a setting is called. */
  readonly label: (path: string) => string
  /** A value as people say it, with its unit; undefined is a rate that is not there. */
  readonly value: (path: string, value: unknown) => string
  /** What may be entered and what the default is, of a setting that is one figure. */
  readonly allowed: (path: string) => string
}

const DEFAULT_LEAVES = leavesOf(DEFAULTS)
const LADDER = /^(stage\.(?:percentiles|floors|ceilings|fixed_days))\.(at_risk|dormant|lost)$/

/** Names, values and ranges of settings in the admin's language. */
export function useSettingText(): SettingText {
  const text = useText()
  const { t, format } = text
  const city = useCityName()
  const label = (path: string): string => {
    const [, code] = /^rates\.(.+)$/.exec(path) ?? []
    if (code !== undefined) {
      return t("settings.rate_field", { code: code.toUpperCase() })
    }
    const [, ladder, stage] = LADDER.exec(path) ?? []
    return ladder !== undefined && stage !== undefined
      ? t("settings.ladder_field", {
          field: t(`settings.field.${ladder}.label`),
          stage: t(`stage.${stage}`),
        })
      : t(`settings.field.${path}.label`)
  }

  const value = (path: string, given: unknown): string => settingValue(path, given, text, city)

  const allowed = (path: string): string => {
    const kind = kindOf(path)
    const otherwise = t("settings.default", { value: value(path, DEFAULT_LEAVES.get(path)) })
    if (kind === "amount") {
      return otherwise
    }
    const { min, max } = boundsOf(path)
    const [from, to] =
      kind === "percent" || kind === "margin"
        ? ["0%", "100%"]
        : kind === "share"
          ? [`${shareToPercent(min)}%`, `${shareToPercent(max)}%`]
          : [format.count(min), format.count(max)]
    const range = t(kind === "percent" ? "settings.between" : "settings.range", {
      min: from,
      max: to,
    })
    return `${range} · ${otherwise}`
  }
  return { label, value, allowed }
}
