import { compareDecimals } from "../money/decimal"
import type { CouponToAlign, FoundPromotion } from "./alignment"
import {
  basketBy,
  BOUND_BY,
  CATEGORY_BY,
  isBasketRule,
  type PromotionRule,
  type PromotionShape,
} from "./promotion-shape"

/** What of a promotion can be made otherwise by hand. */
export const ALTERABLE = [
  "code",
  "type",
  "status",
  "automatic",
  "limit",
  "discount",
  "value",
  "currency",
  "minimum_basket",
  "rules",
  "items",
  "starts_at",
  "ends_at",
] as const
export type Alterable = (typeof ALTERABLE)[number]

/** What hands changed: ours, and theirs; null for none. */
export type Altered = Readonly<
  Partial<Record<Alterable, readonly [ours: string | null, theirs: string | null]>>
>

type Facets = Readonly<Record<Alterable, string | null>>

/**
 * What of a promotion is otherwise than its coupon wants it, the people it is bound to apart:
 * those are no opinion, and are put right.
 *
 * @param wanted its shape as it would be made, categories as the offer names them
 * @returns null where nothing is
 */
export function alterationsOf(
  { starts_at, ends_at }: Pick<CouponToAlign, "starts_at" | "ends_at">,
  wanted: PromotionShape,
  promotion: FoundPromotion
): Altered | null {
  const ours = facetsOf(wanted, { starts_at, ends_at })
  const theirs = facetsOf(narrowed(promotion, wanted), promotion.campaign)
  const altered = ALTERABLE.filter((field) => !isSame(field, ours[field], theirs[field]))
  return altered.length === 0
    ? null
    : Object.fromEntries(altered.map((field) => [field, [ours[field], theirs[field]]]))
}

function facetsOf(
  shape: PromotionShape,
  dates: { readonly starts_at: Date | null; readonly ends_at: Date | null } | null
): Facets {
  const { code, type, status, is_automatic, limit, rules, application_method: method } = shape
  const others = rules.filter((rule) => rule.attribute !== BOUND_BY && !isBasketRule(rule))
  const baskets = rules.filter(isBasketRule)
  const { max_quantity, apply_to_quantity, buy_rules_min_quantity } = method
  const quantities = [buy_rules_min_quantity, apply_to_quantity, max_quantity]
  return {
    code,
    type,
    status,
    automatic: String(is_automatic),
    limit: limit === null ? null : String(limit),
    discount: `${method.type} ${method.target_type}`,
    value: method.value,
    currency: method.currency_code,
    minimum_basket: basketText(baskets, basketBy(shape)),
    rules: rulesText(others),
    items: [
      rulesText(method.buy_rules),
      rulesText(method.target_rules),
      quantities.some((quantity) => quantity !== null) ? quantities.join("/") : null,
    ]
      .filter((part) => part !== null)
      .join("; "),
    starts_at: dates?.starts_at?.toISOString() ?? null,
    ends_at: dates?.ends_at?.toISOString() ?? null,
  }
}

function isSame(field: Alterable, ours: string | null, theirs: string | null): boolean {
  if (ours === theirs) {
    return true
  }
  const isMoney = field === "value" || field === "minimum_basket"
  return isMoney && isNumber(ours) && isNumber(theirs) && compareDecimals(ours, theirs) === 0
}

function isNumber(text: string | null): text is string {
  return text !== null && /^\d+(\.\d+)?$/.test(text)
}

/** The amount alone where it is a minimum by the sum that the promotion's amounts go by. */
function basketText(rules: readonly PromotionRule[], by: string): string | null {
  const [rule] = rules
  const isPlain =
    rules.length === 1 &&
    rule?.attribute === by &&
    rule.operator === "gte" &&
    rule.values.length === 1
  return isPlain ? (rule.values[0] ?? null) : rulesText(rules)
}

function rulesText(rules: readonly PromotionRule[]): string | null {
  const texts = rules.map(
    ({ attribute, operator, values }) => `${attribute} ${operator} ${[...values].sort().join(",")}`
  )
  return texts.length === 0 ? null : texts.sort().join("; ")
}

/**
 * Categories stand in a promotion with all that was below them when it was made. As long as those
 * of the offer are among them they are as we made them, whatever is below today.
 */
function narrowed(promotion: FoundPromotion, wanted: PromotionShape): PromotionShape {
  const { application_method: method } = promotion
  const ours = wanted.application_method
  return {
    ...promotion,
    application_method: {
      ...method,
      target_rules: method.target_rules.map((rule) => narrowedRule(rule, ours.target_rules)),
      buy_rules: method.buy_rules.map((rule) => narrowedRule(rule, ours.buy_rules)),
    },
  }
}

function narrowedRule(rule: PromotionRule, ours: readonly PromotionRule[]): PromotionRule {
  const named = ours.find(
    ({ attribute, operator }) => attribute === CATEGORY_BY && operator === rule.operator
  )
  const holds =
    rule.attribute === CATEGORY_BY && named?.values.every((id) => rule.values.includes(id))
  return holds && named ? named : rule
}
