import { formatDecimal, parseDecimal } from "./decimal"

/** What Medusa knows of an order's money; decimal strings in the order's currency. */
export type OrderMoney = {
  readonly canceled: boolean
  /** T: the order's total as it stands now, after edits, returns and credit lines. */
  readonly total: string
  /** What was ever captured, refunds not taken off. */
  readonly paid_total: string
  /** K: captured minus refunded, the sum of the order's transactions. */
  readonly transaction_total: string
}

/**
 * What the shop keeps of an order:
 * `canceled ? K : paid_total = 0 ? T : min(T, K)`.
 *
 * - cancelled: only what was kept (a cancellation without refund keeps its money)
 * - nothing captured yet: the total, since invoices and cash are settled outside Medusa
 * - otherwise the smaller of the two, so that neither an open surcharge nor an owed refund counts
 *
 * Known to read low: partly captured orders until the rest is captured, and orders refunded
 * first and returned later.
 *
 * @returns A decimal string in the order's currency.
 * @throws {InvalidDecimalError} when an amount is no decimal.
 */
export function netAmount({ canceled, total, paid_total, transaction_total }: OrderMoney): string {
  const kept = parseDecimal(transaction_total)
  if (canceled) {
    return formatDecimal(kept)
  }
  const owed = parseDecimal(total)
  if (parseDecimal(paid_total).isZero()) {
    return formatDecimal(owed)
  }
  return formatDecimal(owed.isLessThan(kept) ? owed : kept)
}
