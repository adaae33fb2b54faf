import type { Policy } from "../../../src/modules/retention/domain/policy/schema"

/** The part of the policy that offers go by. */
export type OfferRules = Pick<Policy, "base_currency" | "rates" | "margin" | "offers">

/** Currencies that an offer can be made in: the base, and those that have a rate. */
export function offerCurrencies({ base_currency, rates }: OfferRules): string[] {
  return [base_currency, ...Object.keys(rates).sort()]
}
