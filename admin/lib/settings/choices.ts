import { KNOWN_CURRENCIES } from "../../../src/modules/retention/domain/policy/money-fields"

/** Something to choose: its code, how it is shown, and what else it is found by. */
export type Choice = {
  readonly value: string
  readonly label: string
  readonly search?: string
}

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
 * The choices that a search leaves: those with all of its words, in whatever order, case and
 * accents; those whose label begins with it come first.
 */
export function matching(choices: readonly Choice[], query: string): Choice[] {
  const sought = plain(query).trim()
  const words = sought.split(/\s+/)
  const found = choices.filter(({ label, search = "" }) => {
    const text = plain(`${label} ${search}`)
    return words.every((word) => text.includes(word))
  })
  const rank = ({ label }: Choice) => (plain(label).startsWith(sought) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b))
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("_", " ").toLowerCase()
}
