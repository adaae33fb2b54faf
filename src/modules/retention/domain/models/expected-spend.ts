import { checkParams, checkSpend } from "./check"
import type { Spend, SpendParams } from "./types"

/**
 * A customer's mean amount of a purchase: p (v + x z) / (p x + q − 1), between the mean z of their
 * x purchases and everybody's (Fader and Hardie 2013, The Gamma-Gamma Model of Monetary Value,
 * equation 5); everybody's own, p v / (q − 1), where x is 0.
 *
 * @returns Null where the mean is infinite: p x + q ≤ 1.
 * @throws {InvalidInputError} for parameters or a customer out of range.
 */
export function expectedSpend(params: SpendParams, customer: Spend): number | null {
  checkParams(params, ["p", "q", "v"])
  checkSpend(customer)
  const { p, q, v } = params
  const { frequency, monetary } = customer
  const spent = frequency === 0 ? 0 : frequency * monetary
  const weight = p * frequency + q - 1
  return weight > 0 ? (p * (v + spent)) / weight : null
}
