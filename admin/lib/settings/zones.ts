import { isKnownZone } from "../../../src/modules/retention/domain/time/is-known-zone"
import type { Choice } from "./choices"

/**
 * Old names that runtimes still list, and today's. Systems that keep no old names know today's
 * only, so those are stored.
 */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
}

const OLD_NAMES = new Map(Object.entries(RENAMED).map(([old, today]) => [today, old]))

/** What a zone's city is called in the admin's language; undefined where we have no name. */
export type CityName = (zone: string) => string | undefined

/**
 * Every time zone the browser knows, by its name of today; UTC first, then by label.
 *
 * @param present the one in use, which is listed as it is called there
 * @param locale of the labels
 * @param city see {@link CityName}
 */
export function zoneChoices(present: string, locale: string, city: CityName): Choice[] {
  const known = Intl.supportedValuesOf("timeZone").map((zone) => RENAMED[zone] ?? zone)
  const other = RENAMED[present] ?? OLD_NAMES.get(present)
  const zones = new Set([...known, present].filter((zone) => zone !== other && isKnownZone(zone)))
  zones.delete("UTC")
  const { compare } = new Intl.Collator(locale)
  const choices = [...zones].map((zone) => choiceOf(zone, locale, city))
  return [choiceOf("UTC", locale, city), ...choices.sort((a, b) => compare(a.label, b.label))]
}

/**
 * A zone by its city, its name, and how far it is ahead of UTC now:
 * `Shanghai · China Standard Time · UTC+8`.
 *
 * @param zone IANA name; returned as it is where the browser does not know it
 */
export function zoneLabel(zone: string, locale: string, city: CityName): string {
  if (zone === "UTC" || !isKnownZone(zone)) {
    return zone
  }
  const offset = nameOf(zone, "en", "shortOffset").replace("GMT", "UTC")
  const name = nameOf(zone, locale, "longGeneric")
  const place = zonePlace(zone, locale, city)
  // Where a zone has no name of its own, Intl says the offset.
  const parts = /\d/.test(name) ? [place] : [place, name]
  return [...new Set(parts), offset === "UTC" ? "UTC+0" : offset].join(" · ")
}

/**
 * A zone by its city alone, or by what the browser calls the place: `Shanghai`.
 *
 * @param zone IANA name; returned as it is where the browser does not know it
 */
export function zonePlace(zone: string, locale: string, city: CityName): string {
  if (zone === "UTC" || !isKnownZone(zone)) {
    return zone
  }
  return city(RENAMED[zone] ?? zone) ?? placeOf(zone, locale)
}

function choiceOf(zone: string, locale: string, city: CityName): Choice {
  const names = [zone, OLD_NAMES.get(zone), RENAMED[zone], nameOf(zone, locale, "long")]
  return {
    value: zone,
    label: zoneLabel(zone, locale, city),
    search: names.join(" ").replaceAll("_", " "),
  }
}

/** IANA names are Latin; in another script Intl's own word for the place is the better one. */
function placeOf(zone: string, locale: string): string {
  if (new Intl.Locale(locale).maximize().script !== "Latn") {
    return nameOf(zone, locale, "shortGeneric")
  }
  const [, ...parts] = (RENAMED[zone] ?? zone).replaceAll("_", " ").split("/")
  return parts.length === 0 ? zone : parts.reverse().join(", ")
}

function nameOf(
  zone: string,
  locale: string,
  timeZoneName: NonNullable<Intl.DateTimeFormatOptions["timeZoneName"]>
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts()
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone
}
