import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import type { BudgetLeft } from "../../domain/coupons/facts"
import type { Offer } from "../../domain/coupons/offer"
import { MONEY_NEEDED, needsMoney } from "../../domain/coupons/offer-guard"
import type { CouponBudget } from "../../domain/coupons/request"
import type { CouponSource } from "../../domain/coupons/states"
import { formatDecimal, parseDecimal } from "../../domain/money/decimal"
import type { Policy } from "../../domain/policy/schema"
import type { RetentionCouponSource } from "../../entities"

/** What a source may give away in all, and what is left of it; null is without limit. */
export type SourceBudget = {
  readonly amount: string | null
  readonly count: number | null
  readonly left: BudgetLeft
}

type Asked = {
  readonly source: CouponSource
  /** Left out where nothing is to be given. */
  readonly offer?: Offer
  readonly budget?: CouponBudget | undefined
}

/** The row of a source; null before it gave anything. */
export async function findSource(
  manager: EntityManager,
  { type, id }: Pick<CouponSource, "type" | "id">
): Promise<RetentionCouponSource | null> {
  const [row] = await manager.query<RetentionCouponSource[]>(
    "SELECT * FROM retention_coupon_source WHERE source_type = $1 AND source_id = $2",
    [type, id]
  )
  return row ?? null
}

/**
 * What a source may give away, if a request is granted: what it names, else what the source has,
 * else what the policy says.
 * @throws MedusaError CONFLICT for a source that counts in a base currency of before; INVALID_DATA
 *   for an offer that only money holds where the source has no limit in money
 */
export function budgetOf(
  found: RetentionCouponSource | null,
  { source, offer, budget = {} }: Asked,
  { base_currency, offers }: Policy
): SourceBudget {
  if (found && found.currency_code !== base_currency) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `source: ${source.type} ${source.id} counts in ${found.currency_code}, and the policy in ` +
        `${base_currency} by now; use another source`
    )
  }
  const before = found ? { amount: found.budget_amount, count: found.budget_count } : offers.budget
  const amount = budget.amount === undefined ? before.amount : budget.amount
  if (offer && needsMoney(offer) && amount === null) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, MONEY_NEEDED)
  }
  const count = budget.count === undefined ? before.count : budget.count
  return { amount, count, left: leftOf(found, amount, count) }
}

/** Makes the source's row, or gives it the budget that a request names. */
export async function writeSource(
  manager: EntityManager,
  { type, id }: CouponSource,
  { amount, count }: SourceBudget,
  { base_currency }: Policy,
  now: Date
): Promise<void> {
  await manager.query(
    `INSERT INTO retention_coupon_source AS source
       (source_type, source_id, budget_amount, budget_count, currency_code, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (source_type, source_id) DO UPDATE
        SET budget_amount = excluded.budget_amount, budget_count = excluded.budget_count
      WHERE (source.budget_amount, source.budget_count)
            IS DISTINCT FROM (excluded.budget_amount, excluded.budget_count)`,
    [type, id, amount, count, base_currency, now]
  )
}

function leftOf(
  found: RetentionCouponSource | null,
  amount: string | null,
  count: number | null
): BudgetLeft {
  const gone = parseDecimal(found?.reserved_amount ?? "0").plus(found?.spent_amount ?? "0")
  const given = (found?.reserved_count ?? 0) + (found?.spent_count ?? 0)
  return {
    amount: amount === null ? null : formatDecimal(parseDecimal(amount).minus(gone)),
    count: count === null ? null : count - given,
  }
}
