import { InvalidInputError } from "../statistics/invalid-input-error"
import { discountedPurchases, type Discounting } from "./discounted-purchases"
import { expectedSpend } from "./expected-spend"
import type { DropoutModel, DropoutParams, History, Spend, SpendParams } from "./types"

/** All that a lifetime value follows from. */
export type LifetimeValueInput = Discounting & {
  readonly model: DropoutModel
  readonly params: DropoutParams
  readonly spendParams: SpendParams
  /** `monetary` is the mean of the `frequency` repeat purchases. */
  readonly customer: History & Spend
  /** The share of revenue that is left after costs, from 0 to 1. */
  readonly margin: number
}

/**
 * What a customer's purchases within the horizon are worth today: their present number times the
 * expected amount of one times the margin. Amounts do not depend on how often one buys (Fader and
 * Hardie 2013, section 1).
 *
 * @returns Money in the unit of `monetary`; null where the expected amount is infinite.
 * @throws {InvalidInputError} naming what is out of range.
 */
export function lifetimeValue(input: LifetimeValueInput): number | null {
  const { model, params, spendParams, customer, margin } = input
  if (!(margin >= 0 && margin <= 1)) {
    throw new InvalidInputError("margin", "a share from 0 to 1", margin)
  }
  const purchases = discountedPurchases(model, params, customer, input)
  const spend = expectedSpend(spendParams, customer)
  return spend === null ? null : purchases * spend * margin
}
