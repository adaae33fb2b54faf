import { formatDecimal, parseDecimal } from "../money/decimal"

/** One line of an order. */
export type PortraitLine = {
  /** Null for what is no product of the shop. */
  readonly product_id: string | null
  /** Decimal strings; the amount in the order's currency, before discounts. */
  readonly quantity: string
  readonly amount: string
}

/** One order of one person as the rules of a portrait see it. Decimal strings are exact. */
export type PortraitOrder = {
  readonly order_id: string
  readonly display_id: number | null
  readonly created_at: Date
  readonly canceled_at: Date | null
  readonly currency_code: string
  readonly net_amount: string
  readonly discount_total: string
  /** How many promotion codes were used on it. */
  readonly promotions: number
  /** ISO 3166-1 alpha-2, lower case. */
  readonly country_code: string | null
  /** These three are null where an earlier version read the order. */
  readonly paid_total: string | null
  readonly refunded_total: string | null
  readonly returned_quantity: string | null
  /** When the first parcel was packed, left and arrived, as far as that is known. */
  readonly fulfilled_at: Date | null
  readonly shipped_at: Date | null
  readonly delivered_at: Date | null
  readonly lines: readonly PortraitLine[]
}

/** The categories that a product stands in itself, by its id. */
export type OwnCategories = ReadonlyMap<string, readonly string[]>

/** The later of two orders is the one placed later; of two placed at once, that with the greater id. */
export function byTime(a: PortraitOrder, b: PortraitOrder): number {
  return a.created_at.getTime() - b.created_at.getTime() || compareText(a.order_id, b.order_id)
}

/** Orders texts by their code points' units, as Postgres does with the collation "C" for ids. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Bought with a promotion or any other discount. */
export function isDiscounted({ promotions, discount_total }: PortraitOrder): boolean {
  return promotions > 0 || Number(discount_total) > 0
}

/** Pieces of an order. */
export function sumOf(quantities: readonly string[]): string {
  return formatDecimal(quantities.reduce((sum, one) => sum.plus(one), parseDecimal("0")))
}
