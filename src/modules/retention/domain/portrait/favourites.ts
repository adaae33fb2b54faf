import { toBase, type Rates } from "../money/convert"
import { compareDecimals, formatDecimal, parseDecimal } from "../money/decimal"
import { compareText, type OwnCategories, type PortraitOrder } from "./portrait-facts"

/** At most so many favourite products are told. */
export const FAVOURITE_PRODUCTS = 3

/** Something that was bought, and in how many purchases. */
export type Favourite = { readonly id: string; readonly purchases: number }

type Tally = Favourite & {
  /** What was paid for it before discounts, in base currency, as far as rates are known. */
  readonly revenue: string
  readonly last_at: number
}

/**
 * The category that most purchases were from; of several the dearest, then the one bought last,
 * then the smaller id. Only categories that products stand in themselves count: a root above them
 * all would win with everybody.
 */
export function favouriteCategory(
  purchases: readonly PortraitOrder[],
  categories: OwnCategories,
  rates: Rates
): Favourite | null {
  const own = (product_id: string) => categories.get(product_id) ?? []
  return ranked(purchases, own, rates)[0] ?? null
}

/** The products in most purchases, by the same rules, {@link FAVOURITE_PRODUCTS} at most. */
export function favouriteProducts(
  purchases: readonly PortraitOrder[],
  rates: Rates
): readonly Favourite[] {
  return ranked(purchases, (product_id) => [product_id], rates).slice(0, FAVOURITE_PRODUCTS)
}

/** Everything that lines fall under, the favourite first. */
function ranked(
  purchases: readonly PortraitOrder[],
  idsOf: (product_id: string) => readonly string[],
  rates: Rates
): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { created_at, currency_code, lines } of purchases) {
    const spent = new Map<string, string>()
    for (const { product_id, amount } of lines) {
      const worth = parseDecimal(toBase(amount, currency_code, rates) ?? "0")
      for (const id of product_id === null ? [] : idsOf(product_id)) {
        spent.set(id, formatDecimal(worth.plus(spent.get(id) ?? "0")))
      }
    }
    for (const [id, revenue] of spent) {
      const before = tallies.get(id)
      tallies.set(id, {
        id,
        purchases: (before?.purchases ?? 0) + 1,
        revenue: formatDecimal(parseDecimal(revenue).plus(before?.revenue ?? "0")),
        last_at: Math.max(before?.last_at ?? -Infinity, created_at.getTime()),
      })
    }
  }
  return [...tallies.values()].sort(
    (a, b) =>
      b.purchases - a.purchases ||
      compareDecimals(b.revenue, a.revenue) ||
      b.last_at - a.last_at ||
      compareText(a.id, b.id)
  )
}
