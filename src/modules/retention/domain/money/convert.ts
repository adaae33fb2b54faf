import type { Policy } from "../policy/schema"
import { formatDecimal, parseDecimal } from "./decimal"

/** The part of the policy that decides what money is worth. */
export type Rates = Pick<Policy, "base_currency" | "rates">

/**
 * An amount in base currency, exact.
 *
 * @param amount Decimal string in `currency`.
 * @param currency Lower-case ISO 4217 code, as Medusa keeps it.
 * @returns A decimal string, or null when the policy knows no rate for the currency.
 * @throws {InvalidDecimalError} when the amount is no decimal.
 */
export function toBase(amount: string, currency: string, policy: Rates): string | null {
  const exact = parseDecimal(amount)
  if (currency === policy.base_currency) {
    return formatDecimal(exact)
  }
  const rate = Object.hasOwn(policy.rates, currency) ? policy.rates[currency] : undefined
  return rate === undefined ? null : formatDecimal(exact.times(parseDecimal(rate)))
}
