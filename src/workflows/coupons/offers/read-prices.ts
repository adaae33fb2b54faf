import { NO_PRICES, type OfferPrices } from "../../../modules/retention/domain/coupons/facts"
import type { Offer } from "../../../modules/retention/domain/coupons/offer"
import { compareDecimals } from "../../../modules/retention/domain/money/decimal"
import { decimalOf, type RawDecimal } from "../../../modules/retention/source/raw-decimal"
import type { WorkContext } from "../../work-context"

type SourcePrice = {
  readonly amount: number | null
  readonly raw_amount: RawDecimal
  readonly currency_code: string | null
} | null

type SourceProduct = {
  readonly id: string
  readonly variants: readonly { readonly prices: readonly SourcePrice[] | null }[] | null
}

type Amounts = Readonly<Record<string, string>>

/** What the shop charges for what an offer gives away, the dearest by currency. */
export async function readPrices(
  context: Pick<WorkContext, "query">,
  offers: readonly Offer[]
): Promise<OfferPrices> {
  const given = offers.flatMap((offer) => (offer.type === "buy_get" ? offer.get.product_ids : []))
  const products = given.length > 0 ? await productPrices(context, given) : NO_PRICES.products
  const ships = offers.some(({ type }) => type === "free_shipping")
  return { products, shipping: ships ? await shippingPrices(context) : NO_PRICES.shipping }
}

async function productPrices(
  { query }: Pick<WorkContext, "query">,
  ids: readonly string[]
): Promise<OfferPrices["products"]> {
  const { data } = await query.graph({
    entity: "product",
    fields: ["id", "variants.id", "variants.prices.*"],
    filters: { id: [...new Set(ids)] },
  })
  return Object.fromEntries(
    (data as unknown as SourceProduct[]).map(({ id, variants }) => [
      id,
      dearest((variants ?? []).flatMap(({ prices }) => prices ?? [])),
    ])
  )
}

async function shippingPrices({ query }: Pick<WorkContext, "query">): Promise<Amounts> {
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: ["id", "prices.*"],
  })
  const options = data as unknown as { readonly prices: readonly SourcePrice[] | null }[]
  return dearest(options.flatMap(({ prices }) => prices ?? []))
}

function dearest(prices: readonly SourcePrice[]): Amounts {
  const most: Record<string, string> = {}
  for (const price of prices) {
    const currency = price?.currency_code?.toLowerCase()
    if (price && currency) {
      const amount = decimalOf(price.raw_amount, price.amount)
      const before = most[currency]
      most[currency] = before && compareDecimals(before, amount) > 0 ? before : amount
    }
  }
  return most
}
