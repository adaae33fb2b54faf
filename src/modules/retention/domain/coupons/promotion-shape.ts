import type { Offer } from "./offer"

/** One condition of a promotion, as Medusa keeps it. */
export type PromotionRule = {
  readonly attribute: string
  readonly operator: string
  readonly values: readonly string[]
}

/** What a promotion takes off, and what it looks at for that. */
export type ApplicationMethod = {
  readonly type: string
  readonly target_type: string
  readonly allocation: string | null
  /** Decimal string: per cent, or an amount in `currency_code`. */
  readonly value: string
  /** Null: in any currency. */
  readonly currency_code: string | null
  readonly max_quantity: number | null
  readonly apply_to_quantity: number | null
  readonly buy_rules_min_quantity: number | null
  readonly target_rules: readonly PromotionRule[]
  readonly buy_rules: readonly PromotionRule[]
}

/** A promotion, as far as a coupon says how it has to be. */
export type PromotionShape = {
  readonly code: string
  readonly type: string
  readonly status: string
  readonly is_automatic: boolean
  /** Whether its amounts are meant with tax: what it takes off, and what it asks for. */
  readonly is_tax_inclusive: boolean
  /** How often it may be used; null for ever. */
  readonly limit: number | null
  /** All of them have to hold. */
  readonly rules: readonly PromotionRule[]
  readonly application_method: ApplicationMethod
}

/** What of a coupon its promotion is made of. */
export type CouponToShape = {
  readonly code: string
  /** Resolved: its amounts are in `currency_code`. */
  readonly offer: Offer
  readonly currency_code: string | null
}

/** Who may use it: the record of an account, and that of a guest, whatever was typed. */
export const BOUND_BY = "customer.email"

/**
 * What a basket's goods are worth before discounts, with tax and without; other sums change when a
 * discount is applied. A minimum counts as the amount that is taken off does: an amount without tax
 * is a larger share of goods than they seem with it.
 */
const BASKET_WITH_TAX = "original_item_total"
const BASKET_WITHOUT_TAX = "original_item_subtotal"

/** By which sum a promotion asks for a minimum. */
export function basketBy({ is_tax_inclusive }: Pick<PromotionShape, "is_tax_inclusive">): string {
  return is_tax_inclusive ? BASKET_WITH_TAX : BASKET_WITHOUT_TAX
}

/** Whether a rule asks for a minimum, by either sum. */
export function isBasketRule({ attribute }: PromotionRule): boolean {
  return attribute === BASKET_WITH_TAX || attribute === BASKET_WITHOUT_TAX
}

/** Products, and categories with all that is below them. */
export const PRODUCT_BY = "items.product.id"
export const CATEGORY_BY = "items.product.categories.id"

/** How often a live coupon may be used. */
export const USES = 1

/** What a method has where nothing is said of it. */
const PLAIN: Omit<ApplicationMethod, "type" | "value" | "currency_code"> = {
  target_type: "order",
  allocation: null,
  max_quantity: null,
  apply_to_quantity: null,
  buy_rules_min_quantity: null,
  target_rules: [],
  buy_rules: [],
}

/** The condition that binds a promotion to a person, by all addresses as they are stored. */
export function boundTo(emails: readonly string[]): PromotionRule {
  return { attribute: BOUND_BY, operator: "in", values: [...new Set(emails)].sort() }
}

/**
 * The promotion that a coupon wants in Medusa.
 *
 * @param coupon what it gives, and by which code
 * @param emails whose it is
 * @param is_tax_inclusive whether the shop's prices in its currency are with tax
 * @param excluded_category_ids the offer's categories with everything below them; as the offer
 * has them where left out
 */
export function promotionShape(
  { code, offer, currency_code }: CouponToShape,
  emails: readonly string[],
  {
    is_tax_inclusive,
    excluded_category_ids = excludedCategories(offer),
  }: {
    readonly is_tax_inclusive: boolean
    readonly excluded_category_ids?: readonly string[]
  }
): PromotionShape {
  const minimum = amountIn(offer.minimum_basket, currency_code)
  const excluded = exclusions(offer, excluded_category_ids)
  return {
    code,
    type: offer.type === "buy_get" ? "buyget" : "standard",
    status: "active",
    is_automatic: false,
    is_tax_inclusive,
    limit: USES,
    rules: [
      boundTo(emails),
      ...(minimum === null
        ? []
        : [{ attribute: basketBy({ is_tax_inclusive }), operator: "gte", values: [minimum] }]),
    ],
    application_method: { ...methodOf(offer, currency_code, excluded), currency_code },
  }
}

/** Categories that an offer leaves out, as it names them. */
export function excludedCategories(offer: Offer): readonly string[] {
  return "excluded_category_ids" in offer ? (offer.excluded_category_ids ?? []) : []
}

function methodOf(
  offer: Offer,
  currency_code: string | null,
  excluded: readonly PromotionRule[]
): Omit<ApplicationMethod, "currency_code"> {
  switch (offer.type) {
    case "percentage":
      return { ...spread(excluded), type: "percentage", value: offer.value }
    case "fixed":
      return {
        ...spread(excluded),
        type: "fixed",
        value: amountIn(offer.amounts, currency_code) ?? "0",
      }
    case "free_shipping":
      return {
        ...PLAIN,
        type: "percentage",
        value: "100",
        target_type: "shipping_methods",
        allocation: "across",
      }
    case "buy_get":
      return {
        type: "percentage",
        value: offer.get.percentage,
        target_type: "items",
        allocation: "each",
        max_quantity: offer.get.quantity,
        apply_to_quantity: offer.get.quantity,
        buy_rules_min_quantity: offer.buy.quantity,
        buy_rules: [oneOf(offer.buy.product_ids), ...excluded],
        target_rules: [oneOf(offer.get.product_ids), ...excluded],
      }
  }
}

/** Over the whole order; over what is left of it where something is excluded. */
function spread(excluded: readonly PromotionRule[]) {
  return excluded.length === 0
    ? PLAIN
    : { ...PLAIN, target_type: "items", allocation: "across", target_rules: excluded }
}

function exclusions(offer: Offer, category_ids: readonly string[]): PromotionRule[] {
  const product_ids = "excluded_product_ids" in offer ? (offer.excluded_product_ids ?? []) : []
  return [
    { attribute: PRODUCT_BY, operator: "ne", values: sorted(product_ids) },
    { attribute: CATEGORY_BY, operator: "ne", values: sorted(category_ids) },
  ].filter(({ values }) => values.length > 0)
}

function oneOf(product_ids: readonly string[]): PromotionRule {
  return { attribute: PRODUCT_BY, operator: "in", values: sorted(product_ids) }
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

function amountIn(
  amounts: Readonly<Record<string, string>> | undefined,
  currency_code: string | null
): string | null {
  return currency_code === null ? null : (amounts?.[currency_code] ?? null)
}
