import { Decimal, parseDecimal } from "../../../src/modules/retention/domain/money/decimal"
import { type Offer, offerSchema } from "../../../src/modules/retention/domain/coupons/offer"
import {
  largestShare,
  offerIssues,
} from "../../../src/modules/retention/domain/coupons/offer-guard"
import { shareToPercent } from "../settings/per-cent"
import type { CurrencyRow, IssueDraft } from "./issue-draft"
import type { OfferRules } from "./offer-rules"

/** What is wrong with a field of the form. */
export type Fault = {
  /** The form's field, dotted. */
  readonly field: string
  /** Key below `coupon_issue.issue`. */
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What somebody typed, with full-width digits, as Chinese keyboards give them, made plain. */
export function plain(text: string): string {
  return text.normalize("NFKC").trim()
}

/** A whole number of at least 1; NaN for anything else. */
export function wholeIn(text: string): number {
  const digits = plain(text)
  return /^\d{1,9}$/.test(digits) && Number(digits) >= 1 ? Number(digits) : Number.NaN
}

/** The offer that a draft stands for, by the schema that the server goes by; or what is wrong. */
export function readOffer(
  draft: IssueDraft,
  rules: OfferRules
): { readonly offer: Offer; readonly faults: readonly [] } | { readonly faults: readonly Fault[] } {
  const faults = draft.type === "fixed" ? unnamed(draft.rows) : []
  const result = offerSchema.safeParse(offerOf(draft))
  if (!result.success) {
    return { faults: [...faults, ...result.error.issues.map(({ path }) => faultAt(path, draft))] }
  }
  const all = [...faults, ...beyondLimits(result.data, draft.rows, rules)]
  return all.length === 0 ? { offer: result.data, faults: [] } : { faults: all }
}

/** The draft in the schema's shape; what is no number fails there. */
function offerOf(draft: IssueDraft): unknown {
  const { type, rows } = draft
  const minimum = amountsIn(rows, "minimum")
  const limits = {
    ...(Object.keys(minimum).length > 0 && { minimum_basket: minimum }),
    ...(type !== "free_shipping" && {
      ...listOf("excluded_product_ids", draft.without_products),
      ...listOf("excluded_category_ids", draft.without_categories),
    }),
  }
  switch (type) {
    case "percentage":
      return { type, value: plain(draft.percent), ...limits }
    case "fixed":
      return { type, amounts: amountsIn(rows, "amount"), ...limits }
    case "free_shipping":
      return { type, ...limits }
    case "buy_get":
      return {
        type,
        buy: itemsOf(draft.buy_products, draft.buy_quantity),
        get: {
          ...itemsOf(draft.get_products, draft.get_quantity),
          percentage: plain(draft.get_percent),
        },
        ...limits,
      }
  }
}

type Chosen = readonly { readonly value: string }[]

const idsIn = (chosen: Chosen) => chosen.map(({ value }) => value)

const listOf = (name: string, chosen: Chosen) =>
  chosen.length > 0 ? { [name]: idsIn(chosen) } : {}

const itemsOf = (chosen: Chosen, quantity: string) => ({
  product_ids: idsIn(chosen),
  quantity: wholeIn(quantity),
})

function amountsIn(rows: readonly CurrencyRow[], column: "amount" | "minimum") {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const digits = plain(row[column])
      return digits === "" ? [] : [[row.code, digits] as const]
    })
  )
}

/** A smallest basket in a currency that nothing is taken off in. */
function unnamed(rows: readonly CurrencyRow[]): Fault[] {
  return rows.flatMap(({ amount, minimum }, index) =>
    plain(amount) === "" && plain(minimum) !== ""
      ? [{ field: `rows.${index}.amount`, key: "amount" }]
      : []
  )
}

/** Where the form has what the schema finds wrong, and what is to be said of it. */
function faultAt(path: readonly PropertyKey[], { rows, type }: IssueDraft): Fault {
  const [group, part] = path.map(String)
  const row = Math.max(
    0,
    rows.findIndex(({ code }) => code === part)
  )
  switch (group) {
    case "value":
      return { field: "percent", key: "percent" }
    case "amounts":
      return { field: `rows.${row}.amount`, key: "amount" }
    case "minimum_basket":
      return { field: `rows.${row}.minimum`, key: "amount" }
    case "buy":
    case "get":
      return part === "percentage"
        ? { field: "get_percent", key: "percent" }
        : part === "quantity"
          ? { field: `${group}_quantity`, key: "pieces" }
          : { field: `${group}_products`, key: path.length === 2 ? "products" : "other" }
    case "excluded_product_ids":
      return { field: "without_products", key: "too_many" }
    case "excluded_category_ids":
      return { field: "without_categories", key: "too_many" }
    default:
      return {
        field: "type",
        key: "other",
        values: { field: [type, ...path.map(String)].join(".") },
      }
  }
}

/** What the settings do not allow, by the rule that the server goes by. */
function beyondLimits(offer: Offer, rows: readonly CurrencyRow[], rules: OfferRules): Fault[] {
  const max = shareToPercent(largestShare(rules))
  return offerIssues(offer, rules).map(({ path }): Fault => {
    const [group, code = ""] = path.split(".")
    if (group === "value" || max === "0" || offer.type !== "fixed") {
      const field = group === "value" ? "percent" : "rows.0.amount"
      return { field, key: "over", values: { max } }
    }
    const least = parseDecimal(offer.amounts[code] ?? "0")
      .times(100)
      .div(max)
    return {
      field: `rows.${rows.findIndex((row) => row.code === code)}.minimum`,
      key: "low_minimum",
      values: {
        max,
        least: least.decimalPlaces(2, Decimal.ROUND_CEIL).toFixed(),
        code: code.toUpperCase(),
      },
    }
  })
}
