/** What the server says of the parts of a rule, by their ids. */
export type RuleErrors = ReadonlyMap<string, readonly string[]>

/** A place in the rule, and what is said of it up to the next place. */
const SAID = /(rule\.where(?:\.[a-z_]+|\[\d+\])*)\s*:?\s*(.*?)(?=[;,.]?\s*rule\.where|$)/gs

/**
 * Reads a refusal for the places that it names, such as `rule.where.and[1].value: must be …`.
 *
 * @param message the server's; null where there is none
 * @param places ids of parts by their place in the rule that was sent
 * @returns nothing of what is about no part that is shown
 */
export function readRuleErrors(
  message: string | null,
  places: ReadonlyMap<string, string>
): RuleErrors {
  const parts = new Map<string, string[]>()
  for (const [, path = "", said = ""] of (message ?? "").matchAll(SAID)) {
    const id = idAt(path, places)
    const text = said.trim()
    if (id !== undefined && text !== "") {
      parts.set(id, [...(parts.get(id) ?? []), text])
    }
  }
  return parts
}

/** The part at a place or, where it is inside one, the part around it. */
function idAt(path: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let place = path; place !== ""; place = place.replace(/(\.[a-z_]+|\[\d+\]|^[a-z_]+)$/, "")) {
    const id = places.get(place)
    if (id !== undefined) {
      return id
    }
  }
  return undefined
}
