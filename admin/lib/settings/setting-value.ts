import type { Season } from "../../../src/modules/retention/domain/portrait/types"
import type { Text } from "../../hooks/use-text"
import { monthDayName } from "../format/calendar-words"
import { shareToPercent } from "./per-cent"
import { isLimit, kindOf } from "./setting"
import { type CityName, zoneLabel } from "./zones"

/**
 * A setting's value as people say it, with its unit and all of its digits.
 *
 * @param path a leaf of the policy, dotted
 * @param given undefined for a rate that is not there
 */
export function settingValue(
  path: string,
  given: unknown,
  { t, format }: Pick<Text, "t" | "format">,
  city: CityName
): string {
  const kind = kindOf(path)
  if (given === undefined || given === null) {
    return t(given === null && isLimit(kind) ? "settings.no_limit" : "settings.not_set")
  }
  if (Array.isArray(given)) {
    return given.length === 0
      ? t("settings.none")
      : given.map((one) => itemValue(one, format.locale)).join(", ")
  }
  if (typeof given === "boolean") {
    return t(given ? "settings.on" : "settings.off")
  }
  if (typeof given === "string") {
    switch (kind) {
      case "currency":
        return given.toUpperCase()
      case "zone":
        return zoneLabel(given, format.locale, city)
      case "method":
        return t(`settings.method.${given}`)
      default:
        return given
    }
  }
  if (typeof given !== "number") {
    return JSON.stringify(given)
  }
  switch (kind) {
    case "percent":
    case "share":
    case "margin":
      return `${shareToPercent(given)}%`
    case "days":
      return t("units.days", { count: given, n: format.count(given) })
    case "purchase_days":
    case "gaps":
    case "times":
    case "coupons":
      return t(`settings.count.${kind}`, { count: given, n: format.exact(given) })
    default:
      return format.exact(given)
  }
}

/** Lists are of names, or of seasons. */
function itemValue(item: unknown, locale: string): string {
  if (typeof item === "string") {
    return item
  }
  const { from, to } = item as Season
  return `${monthDayName(locale, from)} – ${monthDayName(locale, to)}`
}
