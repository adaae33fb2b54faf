import { largestShare } from "../../../src/modules/retention/domain/coupons/offer-guard"
import type { Choice } from "../settings/choices"
import { shareToPercent } from "../settings/per-cent"
import type { OfferRules } from "./offer-rules"
import type { OfferType } from "./types"

/** Amounts in one currency while they are typed. */
export type CurrencyRow = {
  /** Lower case. */
  code: string
  /** Off; of fixed amounts alone. */
  amount: string
  /** Smallest basket; empty for none. */
  minimum: string
}

/** What is to be issued while it is typed; days as `YYYY-MM-DD`, numbers as somebody types them. */
export type IssueDraft = {
  type: OfferType
  percent: string
  rows: CurrencyRow[]
  buy_products: Choice[]
  buy_quantity: string
  get_products: Choice[]
  get_quantity: string
  get_percent: string
  without_products: Choice[]
  without_categories: Choice[]
  begins: "now" | "day"
  first_day: string
  ends: "days" | "day"
  days: string
  last_day: string
  because: string
  /** In base currency; both may be empty for no limit. */
  budget_amount: string
  budget_count: string
}

/** In per cent, unless the settings allow less. */
const USUAL_DISCOUNT = 10

/** What the page begins with: a usual discount, and what the settings say. */
export function emptyDraft(rules: OfferRules): IssueDraft {
  const { offers, base_currency } = rules
  return {
    type: "percentage",
    percent: String(Math.min(USUAL_DISCOUNT, Number(shareToPercent(largestShare(rules))))),
    rows: [freshRow(base_currency)],
    buy_products: [],
    buy_quantity: "1",
    get_products: [],
    get_quantity: "1",
    get_percent: "100",
    without_products: [],
    without_categories: [],
    begins: "now",
    first_day: "",
    ends: "days",
    days: String(offers.valid_days),
    last_day: "",
    because: "",
    budget_amount: offers.budget.amount ?? "",
    budget_count: String(offers.budget.count ?? ""),
  }
}

/** A currency of which nothing is typed yet. */
export function freshRow(code: string): CurrencyRow {
  return { code, amount: "", minimum: "" }
}
