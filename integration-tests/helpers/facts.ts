import {
  type Policy,
  type PolicyInput,
  policySchema,
} from "../../src/modules/retention/domain/policy/schema"
import type { PortraitOrder } from "../../src/modules/retention/domain/portrait/portrait-facts"
import type { PurchaseFact } from "../../src/modules/retention/domain/types"

/** A purchase in euros unless told, not cancelled unless told. */
export function purchase(
  at: string | Date,
  net_amount = "10",
  more: Partial<PurchaseFact> = {}
): PurchaseFact {
  return { at: new Date(at), canceled_at: null, currency_code: "eur", net_amount, ...more }
}

/** A paid order of one shirt, sent the next day to Germany, as the rules of a portrait see it. */
export function order(at: string, more: Partial<PortraitOrder> = {}): PortraitOrder {
  const created_at = new Date(at)
  const sent = new Date(created_at.getTime() + 86_400_000)
  return {
    order_id: `order_${at}`,
    display_id: 7,
    created_at,
    canceled_at: null,
    currency_code: "eur",
    net_amount: "10",
    discount_total: "0",
    promotions: 0,
    country_code: "de",
    paid_total: "10",
    refunded_total: "0",
    returned_quantity: "0",
    fulfilled_at: sent,
    shipped_at: sent,
    delivered_at: null,
    lines: [{ product_id: "prod_shirt", quantity: "1", amount: "10" }],
    ...more,
  }
}

/** The default policy in euros, with some settings changed. */
export function policyWith(settings: PolicyInput = {}): Policy {
  return policySchema.parse({ base_currency: "eur", ...settings })
}
