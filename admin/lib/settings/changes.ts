import { DEFAULTS, leavesOf } from "./setting"

const ORDER = [...leavesOf(DEFAULTS).keys()]

/** A setting that differs between two policies; undefined where one of them has no such rate. */
export type Change = { readonly path: string; readonly from: unknown; readonly to: unknown }

/**
 * What differs between two versions of the policy.
 *
 * @returns in the order of the settings, one entry for each setting and each rate
 */
export function changesBetween(from: object, to: object): Change[] {
  const before = leavesOf(from)
  const after = leavesOf(to)
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .map((path) => ({ path, from: before.get(path), to: after.get(path) }))
    .filter((change) => !isSame(change.from, change.to))
}

/** A setting in which somebody else's version and mine, both begun with one base, do not agree. */
export type Difference = {
  readonly path: string
  readonly base: unknown
  readonly theirs: unknown
  readonly mine: unknown
  /** True when both moved away from the base. */
  readonly both: boolean
}

/** Where their version and mine differ, and who has changed it. */
export function differencesBetween(base: object, theirs: object, mine: object): Difference[] {
  const before = leavesOf(base)
  return changesBetween(theirs, mine).map(({ path, from, to }) => {
    const was = before.get(path)
    const both = !isSame(from, was) && !isSame(to, was)
    return { path, base: was, theirs: from, mine: to, both }
  })
}

/** Where the page has a setting; what was stored comes in an order of the database's own. */
function placeOf(path: string): number {
  const known = ORDER.indexOf(path)
  return path.startsWith("rates.") ? ORDER.indexOf("base_currency") + 0.5 : known
}

/** Leaves are text, numbers, switches, null, or lists of text or of seasons. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || inOrder(a) === inOrder(b)
}

/** As text, whatever order the database has the keys in. */
function inOrder(leaf: unknown): string {
  return JSON.stringify(leaf, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  )
}
