import type { Sentence } from "../../../src/modules/retention/domain/explain/explanation"
import type { Text, TextValues } from "../../hooks/use-text"

const MONEY: ReadonlySet<string> = new Set([
  "spent",
  "basket",
  "median_basket",
  "high_cut",
  "mid_cut",
])

const MOMENTS: ReadonlySet<string> = new Set([
  "at",
  "until",
  "first_purchase_at",
  "last_purchase_at",
  "reactivated_at",
])

/** Which group of names a value belongs to. */
const NAMES: Readonly<Record<string, "tier" | "stage">> = {
  tier: "tier",
  next_tier: "tier",
  target: "tier",
  stage: "stage",
  next_stage: "stage",
  following_stage: "stage",
}

/**
 * Puts a sentence's figures into the admin's language: money in its currency, days with their
 * unit, moments as calendar days, tiers and stages by name (`…_title` as at the start of a
 * sentence). What does not apply is left out.
 */
export function sentenceValues(sentence: Sentence, { t, format }: Text): TextValues {
  const currency = String(sentence.values.currency ?? "")
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(sentence.values)) {
    const group = NAMES[name]
    if (MONEY.has(name)) {
      shown[name] =
        value === null ? t("explain.unknown_amount") : format.money(String(value), currency)
    } else if (value === null) {
      continue
    } else if (group) {
      const title = t(`${group}.${value}`)
      shown[name] = title.toLocaleLowerCase(format.locale)
      shown[`${name}_title`] = title
    } else if (MOMENTS.has(name)) {
      shown[name] = format.day(String(value))
    } else if (name === "window_days" && Number(value) % 365 === 0) {
      const years = Number(value) / 365
      shown[name] = t("units.years", { count: years, n: format.count(years) })
    } else if (name.endsWith("_days")) {
      shown[name] = t("units.days", { count: Number(value), n: format.decimal(value) })
    } else {
      shown[name] = typeof value === "number" ? format.decimal(value) : value
    }
  }
  return shown
}
