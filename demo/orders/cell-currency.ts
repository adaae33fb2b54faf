import { bad, good, type CellResult } from "./cell"

const KNOWN: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf("currency").map((code) => code.toLowerCase())
)

/** A currency code, in lower case as Medusa keeps it. */
export function parseCurrency(text: string): CellResult<string> {
  const code = text.toLowerCase()
  return KNOWN.has(code)
    ? good(code)
    : bad(text, "must be a three-letter ISO 4217 currency code, such as eur")
}
