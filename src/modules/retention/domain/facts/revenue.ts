import { type Rates, toBase } from "../money/convert"
import { Decimal, parseDecimal } from "../money/decimal"
import type { PurchaseFact } from "../types"

/** Net revenue of some purchases in base currency, and the purchases it could be told of. */
export type Revenue = {
  readonly sum: Decimal
  /** Those whose currency is the base or has a rate. */
  readonly priced: readonly PurchaseFact[]
}

/**
 * Sums purchases in base currency, exactly; those in a currency without a rate are left out.
 *
 * @throws {InvalidDecimalError} when a net amount is no decimal.
 */
export function revenueOf(purchases: readonly PurchaseFact[], rates: Rates): Revenue {
  const priced: PurchaseFact[] = []
  let sum = new Decimal(0)
  for (const purchase of purchases) {
    const amount = toBase(purchase.net_amount, purchase.currency_code, rates)
    if (amount !== null) {
      sum = sum.plus(parseDecimal(amount))
      priced.push(purchase)
    }
  }
  return { sum, priced }
}
