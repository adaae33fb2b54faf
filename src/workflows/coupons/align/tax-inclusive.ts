import type { CouponContext } from "../coupon-context"

type Preference = { readonly value: string | null; readonly is_tax_inclusive: boolean }

/**
 * Whether amounts in a currency are meant with tax, as the shop's prices in it are. Without this
 * an amount would be taken off the net price, and its tax besides.
 * @returns by currency; null stands for any of them, and says yes where all prices are so
 */
export async function taxInclusiveCurrencies({
  query,
}: Pick<CouponContext, "query">): Promise<(currency_code: string | null) => boolean> {
  const { data } = await query.graph({
    entity: "price_preference",
    fields: ["value", "is_tax_inclusive"],
    filters: { attribute: "currency_code" },
  })
  const preferences = data as unknown as Preference[]
  const inclusive = new Set(
    preferences.flatMap(({ value, is_tax_inclusive }) => (is_tax_inclusive && value ? value : []))
  )
  const always = preferences.length > 0 && inclusive.size === preferences.length
  return (currency_code) => (currency_code === null ? always : inclusive.has(currency_code))
}
