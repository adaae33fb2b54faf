import { parseDecimal } from "../domain/money/decimal"
import type { FoundProblem } from "./mapped-order"

/** The account of one order that is not a draft; decimal strings in its currency. */
export type OrderAccount = {
  readonly order_id: string
  readonly currency_code: string
  readonly canceled: boolean
  readonly total: string
  readonly paid_total: string
  readonly refunded_total: string
  readonly transaction_total: string
}

/**
 * What makes an order's net revenue inexact. A cancelled order's is exact by definition.
 * - `partly_captured`: something was captured, but less than the total, and nothing refunded
 * - `refund_counted_twice`: something was refunded, and yet the shop holds more than the total,
 *   as when a refund is paid first and its return received later
 */
export function accountProblems(account: OrderAccount): FoundProblem[] {
  const { order_id, currency_code, total, paid_total, refunded_total, transaction_total } = account
  if (account.canceled) {
    return []
  }
  const owed = parseDecimal(total)
  const paid = parseDecimal(paid_total)
  const kept = parseDecimal(transaction_total)
  const refunded = parseDecimal(refunded_total).isGreaterThan(0)
  const details = { currency_code, total, paid_total, refunded_total, transaction_total }
  if (!refunded && paid.isGreaterThan(0) && paid.isLessThan(owed)) {
    return [{ kind: "partly_captured", subject_id: order_id, details }]
  }
  if (refunded && kept.isGreaterThan(owed)) {
    return [{ kind: "refund_counted_twice", subject_id: order_id, details }]
  }
  return []
}
