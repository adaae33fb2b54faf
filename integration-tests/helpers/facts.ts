import {
  type Policy,
  type PolicyInput,
  policySchema,
} from "../../src/modules/retention/domain/policy/schema"
import type { PurchaseFact } from "../../src/modules/retention/domain/types"

/** A purchase in euros unless told, not cancelled unless told. */
export function purchase(
  at: string | Date,
  net_amount = "10",
  more: Partial<PurchaseFact> = {}
): PurchaseFact {
  return { at: new Date(at), canceled_at: null, currency_code: "eur", net_amount, ...more }
}

/** The default policy in euros, with some settings changed. */
export function policyWith(settings: PolicyInput = {}): Policy {
  return policySchema.parse({ base_currency: "eur", ...settings })
}
