import { Decimal, formatDecimal, parseDecimal } from "../domain/money/decimal"
import { currentAdjustments } from "./order-promotions"
import { decimalOf } from "./raw-decimal"
import type { SourceOrder, SourceTotals } from "./source-order"

/**
 * The totals of an order without taxes, by plain addition, where the summary agrees with them.
 *
 * The summary is kept from the order's making and misses what was put on afterwards, so alone
 * it proves nothing; and addition knows nothing of returns or credit lines. But what both say
 * is so, and it costs a third of asking Medusa to compute it.
 *
 * @param order read with {@link PLAIN_FIELDS} besides
 * @returns null where there are taxes or the two disagree: then only Medusa knows
 */
export function plainTotals(order: SourceOrder): SourceTotals | null {
  const carriers = [...(order.items ?? []), ...(order.shipping_methods ?? [])]
  if (carriers.some(({ tax_lines }) => (tax_lines ?? []).length > 0)) {
    return null
  }
  const goods = (order.items ?? []).map(({ detail, raw_unit_price }) =>
    parseDecimal(decimalOf(detail?.raw_unit_price ?? raw_unit_price)).times(
      decimalOf(detail?.raw_quantity)
    )
  )
  const shipping = (order.shipping_methods ?? []).map(({ raw_amount }) =>
    parseDecimal(decimalOf(raw_amount))
  )
  const discounts = currentAdjustments(order).map(({ raw_amount, amount }) =>
    parseDecimal(decimalOf(raw_amount, amount))
  )
  const discount = sum(discounts)
  const total = sum([...goods, ...shipping]).minus(discount)
  const summed = decimalOf(
    order.summary?.raw_current_order_total,
    order.summary?.current_order_total
  )
  return total.isEqualTo(summed)
    ? {
        raw_total: { value: formatDecimal(total) },
        raw_discount_total: { value: formatDecimal(discount) },
      }
    : null
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0))
}
