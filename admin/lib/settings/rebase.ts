import type { Draft, RateRow } from "./draft"

/**
 * My changes upon somebody else's version: every field that I changed as I have it, finished or
 * not, and every other as they have it. Rates are fields by their currency, lists are one each.
 *
 * @param base what I began with
 * @param mine what I have made of it
 * @param theirs what is in force now
 */
export function rebase(base: Draft, mine: Draft, theirs: Draft): Draft {
  return {
    ...merge(base, mine, theirs),
    rates: rebaseRates(base.rates, mine.rates, theirs.rates),
  }
}

function merge<T extends object>(base: T, mine: T, theirs: T): T {
  const keys = Object.keys(theirs) as (keyof T)[]
  return Object.fromEntries(
    keys.map((key) => [key, mergeValue(base[key], mine[key], theirs[key])])
  ) as T
}

function mergeValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isGroup(base) && isGroup(mine) && isGroup(theirs)) {
    return merge(base, mine, theirs)
  }
  return JSON.stringify(base) === JSON.stringify(mine) ? theirs : mine
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function rebaseRates(
  base: readonly RateRow[],
  mine: readonly RateRow[],
  theirs: readonly RateRow[]
): RateRow[] {
  const rateIn = (rows: readonly RateRow[], code: string) =>
    rows.find((row) => row.code === code)?.rate
  const codes = [...new Set([...theirs, ...mine].map(({ code }) => code))].sort()
  return codes.flatMap((code) => {
    const my = rateIn(mine, code)
    const rate = my === rateIn(base, code) ? rateIn(theirs, code) : my
    return rate === undefined ? [] : { code, rate }
  })
}
