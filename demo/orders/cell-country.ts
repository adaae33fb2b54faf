/** Names that shops write and the runtime's own list does not know. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "czech republic": "cz",
  eire: "ie",
  england: "gb",
  rsa: "za",
  turkey: "tr",
  uk: "gb",
  usa: "us",
}

const BY_NAME: ReadonlyMap<string, string> = new Map(countryNames())

function countryNames(): [string, string][] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" })
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes.flatMap((code) => {
    const name = names.of(code)
    return name ? [[name.toLowerCase(), code.toLowerCase()] as [string, string]] : []
  })
}

const CODES: ReadonlySet<string> = new Set(BY_NAME.values())

/** ISO 3166-1 alpha-2 in lower case, from a code or an English name; null when unknown. */
export function readCountry(text: string): string | null {
  const name = text.toLowerCase()
  return OTHER_NAMES[name] ?? BY_NAME.get(name) ?? (CODES.has(name) ? name : null)
}
