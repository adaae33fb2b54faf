/** A country's code, lower case as the API wants it, and its name in the admin's language. */
export type Country = { readonly code: string; readonly name: string }

/** Codes that Intl names although they are no place to ship to. */
const NO_PLACE = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"])

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]

/**
 * All countries that `Intl` knows, sorted by name.
 *
 * @param locale BCP 47 tag
 */
export function countriesIn(locale: string): Country[] {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" })
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_PLACE.has(code) && isCurrent(code))
    .flatMap((code) => {
      const name = names.of(code)
      return name === undefined ? [] : [{ code: code.toLowerCase(), name }]
    })
    .sort((one, other) => one.name.localeCompare(other.name, locale))
}

/**
 * A country's name.
 *
 * @returns the code in capitals where it has none
 */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(code.toUpperCase()) ?? code
}

/** False for codes of former countries, which Intl turns into those of today. */
function isCurrent(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code
}
