import { Decimal, divideByCount, parseDecimal } from "../money/decimal"
import { type Rates, toBase } from "../money/convert"
import { calendarDay } from "../time/calendar-day"
import type { PurchaseFact } from "../types"
import { purchasesAt } from "../facts/valid-purchases"

/** What a person's prediction rests on; names are the columns'. */
export type PurchaseHistory = {
  /** Purchase days after the first; 0 for one who bought once. */
  readonly frequency: number
  /** Calendar days from the first purchase day to the last. */
  readonly recency_days: number
  /** Calendar days from the first purchase day until today. */
  readonly age_days: number
  /** Of the purchase days after the first, those with a known rate. */
  readonly spend_count: number
  /** Mean net revenue of one of those in base currency, a decimal string; null without any. */
  readonly spend_mean: string | null
}

/**
 * Reads a person's ledger as the models know one at a moment: purchases of one day are one.
 *
 * @param purchases All ledger rows of the person, in any order.
 * @param zone IANA name of the time zone in which purchases are days.
 * @returns Null for one who has not bought.
 * @throws {InvalidDecimalError} when a net amount is no decimal.
 */
export function purchaseHistory(
  purchases: readonly PurchaseFact[],
  rates: Rates,
  zone: string,
  now: Date
): PurchaseHistory | null {
  const { valid } = purchasesAt(purchases, now)
  const amounts = new Map<number, Decimal | null>()
  for (const { at, currency_code, net_amount } of valid) {
    const day = calendarDay(at, zone)
    const amount = toBase(net_amount, currency_code, rates)
    const before = amounts.get(day) ?? null
    amounts.set(day, amount === null ? before : parseDecimal(amount).plus(before ?? 0))
  }
  const days = [...amounts.keys()].sort((a, b) => a - b)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) {
    return null
  }
  const priced = days.slice(1).flatMap((day) => amounts.get(day) ?? [])
  return {
    frequency: days.length - 1,
    recency_days: last - first,
    // Where clocks go back at midnight, a purchase can be of tomorrow for an hour.
    age_days: Math.max(calendarDay(now, zone), last) - first,
    spend_count: priced.length,
    spend_mean: priced.length === 0 ? null : divideByCount(Decimal.sum(...priced), priced.length),
  }
}
