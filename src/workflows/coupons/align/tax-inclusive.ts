import type { WorkContext } from "../../work-context"

type Preference = {
  readonly attribute: string
  readonly value: string | null
  readonly is_tax_inclusive: boolean
}

type Region = { readonly id: string; readonly currency_code: string }

/**
 * Whether amounts in a currency are meant with tax, as the shop's prices in it are. Without this
 * an amount would be taken off the net price, and its tax besides. Medusa lets a region decide for
 * prices of its own; one whose prices are with tax is enough, since an amount with tax is the
 * smaller one.
 * @returns by currency; null stands for any of them, and says yes where all prices are so
 */
export async function taxInclusiveCurrencies({
  query,
}: Pick<WorkContext, "query">): Promise<(currency_code: string | null) => boolean> {
  const { data } = await query.graph({
    entity: "price_preference",
    fields: ["attribute", "value", "is_tax_inclusive"],
    filters: { attribute: ["currency_code", "region_id"] },
  })
  const preferences = data as unknown as Preference[]
  const currencies = preferences.filter(({ attribute }) => attribute === "currency_code")
  const inclusive = new Set([
    ...inclusiveValues(currencies),
    ...(await currenciesOf({ query }, inclusiveValues(preferences.filter(isOfRegion)))),
  ])
  const always =
    currencies.length > 0 && currencies.every(({ is_tax_inclusive }) => is_tax_inclusive)
  return (currency_code) => (currency_code === null ? always : inclusive.has(currency_code))
}

async function currenciesOf(
  { query }: Pick<WorkContext, "query">,
  region_ids: readonly string[]
): Promise<string[]> {
  if (region_ids.length === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "currency_code"],
    filters: { id: [...region_ids] },
  })
  return (data as unknown as Region[]).map(({ currency_code }) => currency_code.toLowerCase())
}

function isOfRegion({ attribute }: Preference): boolean {
  return attribute === "region_id"
}

function inclusiveValues(preferences: readonly Preference[]): string[] {
  return preferences.flatMap(({ value, is_tax_inclusive }) =>
    is_tax_inclusive && value ? value : []
  )
}
