import type { FoundPromotion } from "../../../modules/retention/domain/coupons/alignment"
import type { PromotionRule } from "../../../modules/retention/domain/coupons/promotion-shape"
import { decimalOf, type RawDecimal } from "../../../modules/retention/source/raw-decimal"
import type { DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import type { WorkContext } from "../../work-context"

/** A promotion, with what it takes to remove it. */
export type ReadPromotion = FoundPromotion & {
  readonly updated_at: Date
  readonly target_rule_ids: readonly string[]
  readonly buy_rule_ids: readonly string[]
}

type SourceRule = {
  readonly id: string
  readonly attribute: string
  readonly operator: string
  readonly values: readonly { readonly value: string }[] | null
}

type SourcePromotion = {
  readonly id: string
  readonly code: string
  readonly type: string
  readonly status: string
  readonly is_automatic: boolean
  readonly is_tax_inclusive: boolean | null
  readonly limit: number | null
  readonly used: number | null
  readonly updated_at: string | Date
  readonly rules: readonly SourceRule[] | null
  readonly campaign: {
    readonly id: string
    readonly starts_at: string | Date | null
    readonly ends_at: string | Date | null
  } | null
  readonly application_method: {
    readonly type: string
    readonly target_type: string
    readonly allocation: string | null
    readonly value: number | null
    readonly raw_value: RawDecimal
    readonly currency_code: string | null
    readonly max_quantity: number | null
    readonly apply_to_quantity: number | null
    readonly buy_rules_min_quantity: number | null
    readonly target_rules: readonly SourceRule[] | null
    readonly buy_rules: readonly SourceRule[] | null
  } | null
}

const RULES = ["rules", "application_method.target_rules", "application_method.buy_rules"]

const FIELDS = [
  "id",
  "code",
  "type",
  "status",
  "is_automatic",
  "is_tax_inclusive",
  "limit",
  "used",
  "updated_at",
  "campaign.id",
  "campaign.starts_at",
  "campaign.ends_at",
  "application_method.*",
  ...RULES.flatMap((rules) => [`${rules}.*`, `${rules}.values.value`]),
]

/**
 * The promotions of coupons, by coupon id: those that were made for them, and what a crash left of
 * those that were being made, which their code finds. Deleted ones are not there, and new ones are
 * not looked for.
 */
export async function readPromotions(
  { query }: Pick<WorkContext, "query">,
  coupons: readonly DueCoupon[]
): Promise<Map<string, ReadPromotion>> {
  const ids = coupons.flatMap(({ promotion_id }) => promotion_id ?? [])
  const codes = coupons
    .filter(({ promotion_id, is_new }) => promotion_id === null && !is_new)
    .map(({ code }) => code)
  const found = [
    ...(await read({ query }, { id: ids }, ids.length)),
    ...(await read({ query }, { code: codes }, codes.length)),
  ]
  const byId = new Map(found.map((promotion) => [promotion.id, promotion]))
  const byCode = new Map(found.map((promotion) => [promotion.code, promotion]))
  return new Map(
    coupons.flatMap(({ id, code, promotion_id }) => {
      const promotion = promotion_id === null ? byCode.get(code) : byId.get(promotion_id)
      return promotion ? [[id, promotion]] : []
    })
  )
}

async function read(
  { query }: Pick<WorkContext, "query">,
  filters: { readonly id: readonly string[] } | { readonly code: readonly string[] },
  count: number
): Promise<ReadPromotion[]> {
  if (count === 0) {
    return []
  }
  const { data } = await query.graph({
    entity: "promotion",
    fields: FIELDS,
    filters: filters as never,
    pagination: { take: count },
  })
  return (data as unknown as SourcePromotion[]).map(toPromotion)
}

function toPromotion(source: SourcePromotion): ReadPromotion {
  const { application_method: method, campaign } = source
  return {
    id: source.id,
    code: source.code,
    type: source.type,
    status: source.status,
    is_automatic: source.is_automatic,
    is_tax_inclusive: source.is_tax_inclusive ?? false,
    limit: source.limit,
    used: source.used ?? 0,
    updated_at: new Date(source.updated_at),
    rules: (source.rules ?? []).map((rule) => ({ id: rule.id, ...toRule(rule) })),
    campaign: campaign && {
      id: campaign.id,
      starts_at: toDate(campaign.starts_at),
      ends_at: toDate(campaign.ends_at),
    },
    application_method: {
      type: method?.type ?? "",
      target_type: method?.target_type ?? "",
      allocation: method?.allocation ?? null,
      value: decimalOf(method?.raw_value, method?.value),
      currency_code: method?.currency_code ?? null,
      max_quantity: method?.max_quantity ?? null,
      apply_to_quantity: method?.apply_to_quantity ?? null,
      buy_rules_min_quantity: method?.buy_rules_min_quantity ?? null,
      target_rules: (method?.target_rules ?? []).map(toRule),
      buy_rules: (method?.buy_rules ?? []).map(toRule),
    },
    target_rule_ids: (method?.target_rules ?? []).map(({ id }) => id),
    buy_rule_ids: (method?.buy_rules ?? []).map(({ id }) => id),
  }
}

function toRule({ attribute, operator, values }: SourceRule): PromotionRule {
  return { attribute, operator, values: (values ?? []).map(({ value }) => value) }
}

function toDate(value: string | Date | null): Date | null {
  return value === null ? null : new Date(value)
}
