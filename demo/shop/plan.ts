/**
 * What a demo shop will hold, before anything is written. Both the generator and the reader of
 * order lists make such a plan; one writer fills Medusa with it.
 */

/** A customer record. Several records may share one e-mail, in different letter case. */
export type PlannedCustomer = {
  /** Unique in the plan. */
  readonly key: string
  readonly email: string
  readonly first_name: string | null
  readonly last_name: string | null
  /** Registered account (true) or record left by a guest (false). */
  readonly has_account: boolean
  readonly created_at: Date
}

/** What a promotion code takes off a line; a decimal string in the order's currency. */
export type PlannedAdjustment = { readonly code: string; readonly amount: string }

/** One line of an order. */
export type PlannedLine = {
  /** Key of a planned product. */
  readonly product: string
  readonly quantity: number
  /** Decimal string in the order's currency. */
  readonly unit_price: string
  readonly adjustment: PlannedAdjustment | null
}

/** Money that moved: positive when captured, negative when refunded. */
export type PlannedTransaction = { readonly amount: string; readonly at: Date }

/** An order as it stands today. */
export type PlannedOrder = {
  /** Key of a planned customer; null for an order without a record. */
  readonly customer: string | null
  /** As typed; null where the shop knows none. */
  readonly email: string | null
  readonly created_at: Date
  readonly canceled_at: Date | null
  /** ISO 4217, lower case. */
  readonly currency: string
  /** ISO 3166-1 alpha-2, lower case. */
  readonly country: string | null
  /** Key of a planned sales channel. */
  readonly channel: string
  readonly lines: readonly PlannedLine[]
  readonly transactions: readonly PlannedTransaction[]
}

/** A product with one variant. */
export type PlannedProduct = {
  readonly key: string
  readonly title: string
  readonly category: string | null
  /** Decimal strings by currency. */
  readonly prices: Readonly<Record<string, string>>
}

/** A promotion code taking a percentage off the order. */
export type PlannedPromotion = { readonly code: string; readonly percentage: number }

/** A selling region. */
export type PlannedRegion = {
  readonly name: string
  readonly currency: string
  readonly countries: readonly string[]
}

/** Seed of the plugin's policy; the rest of it takes the defaults. */
export type PlannedPolicy = {
  readonly base_currency: string
  /** Base-currency value of one unit, as decimal strings. */
  readonly rates: Readonly<Record<string, string>>
}

/** The whole shop. */
export type ShopPlan = {
  readonly name: string
  readonly policy: PlannedPolicy
  readonly regions: readonly PlannedRegion[]
  readonly channels: readonly string[]
  readonly categories: readonly string[]
  readonly products: readonly PlannedProduct[]
  readonly promotions: readonly PlannedPromotion[]
  readonly customers: readonly PlannedCustomer[]
  readonly orders: readonly PlannedOrder[]
  /** What the source held and the shop cannot hold, by kind; see `docs/demo.md`. */
  readonly problems: Readonly<Record<string, number>>
}
