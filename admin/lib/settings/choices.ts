import { KNOWN_CURRENCIES } from "../../../src/modules/retention/domain/policy/money-fields"

/** Something to choose: its code, and how it is shown. */
export type Choice = { readonly value: string; readonly label: string }

/**
 * Every currency the policy knows, by code, with its name where the browser has one.
 *
 * @param locale of the names
 */
export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: "currency", fallback: "none" })
  return [...KNOWN_CURRENCIES].sort().map((value) => {
    const code = value.toUpperCase()
    const name = names.of(code)
    return { value, label: name === undefined ? code : `${code} · ${name}` }
  })
}

/**
 * Every time zone the browser knows.
 *
 * @param present the one in use, which is listed even where the browser does not know it
 */
export function zoneChoices(present: string): Choice[] {
  const zones = new Set(["UTC", present, ...Intl.supportedValuesOf("timeZone")])
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))
}
