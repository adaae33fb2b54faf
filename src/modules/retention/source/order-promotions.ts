import { type Decimal, formatDecimal, parseDecimal } from "../domain/money/decimal"
import type { PurchasePromotion } from "../entities/purchase"
import { decimalOf } from "./raw-decimal"
import type { SourceAdjustment, SourceOrder } from "./source-order"

/**
 * The discounts in force: those of the version of the line or shipping method they stand on.
 * After an edit Medusa may deliver those of earlier versions too; counting all of them would
 * count the discount once per version.
 */
export function currentAdjustments(order: SourceOrder): SourceAdjustment[] {
  const carriers = [...(order.items ?? []), ...(order.shipping_methods ?? [])]
  return carriers.flatMap(({ detail, adjustments }) => {
    const current = detail?.version ?? order.version
    return (adjustments ?? []).filter(({ version }) => (version ?? current) === current)
  })
}

/**
 * What each promotion code took off an order, in the order's currency, by code. Discounts
 * without a code (made by hand) are left out.
 */
export function promotionsOf(order: SourceOrder): PurchasePromotion[] {
  const byCode = new Map<string, { promotion_id: string | null; amount: Decimal }>()
  for (const { code, promotion_id, raw_amount, amount } of currentAdjustments(order)) {
    if (!code) {
      continue
    }
    const sum = byCode.get(code)
    byCode.set(code, {
      promotion_id: sum?.promotion_id ?? promotion_id ?? null,
      amount: parseDecimal(decimalOf(raw_amount, amount)).plus(sum?.amount ?? 0),
    })
  }
  return [...byCode]
    .map(([code, { promotion_id, amount }]) => ({
      code,
      promotion_id,
      amount: formatDecimal(amount),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
