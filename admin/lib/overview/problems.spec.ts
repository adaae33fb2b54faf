import { PROBLEM_KINDS, type ProblemKind } from "../../../src/modules/retention/domain/types"
import languages from "../../i18n/languages"
import { createFormatter } from "../format/formatter"
import { problemText, recordOf } from "./problems"

const format = createFormatter("en", "UTC")

/** Details of each kind as the plugin writes them. */
const DETAILS: Readonly<Record<ProblemKind, Readonly<Record<string, unknown>>>> = {
  order_without_identity: { customer_id: null, created_at: "2026-11-02T06:01:56.356Z" },
  customer_without_email: {
    first_name: "Kim",
    last_name: null,
    created_at: "2026-11-02T06:01:56.356Z",
  },
  future_order: { created_at: "2026-11-25T06:01:56.356Z" },
  currency_without_rate: { currency_code: "gbp", net_amount: "119.5" },
  partly_captured: {
    currency_code: "eur",
    total: "100",
    paid_total: "40",
    refunded_total: "0",
    transaction_total: "40",
  },
  refund_counted_twice: {
    currency_code: "eur",
    total: "60",
    paid_total: "100",
    refunded_total: "20",
    transaction_total: "80",
  },
  sync_failed: { record: "order", failures: 3, error: "the connection was closed" },
}

const textOf = (kind: ProblemKind, details: Readonly<Record<string, unknown>>) =>
  problemText(
    { id: "1", kind, subject_id: "order_1", details, first_seen_at: "2026-11-22" },
    format
  )

describe("problemText", () => {
  it.each([
    ["order_without_identity", { day: "Nov 2, 2026" }],
    ["customer_without_email", { name: "Kim", day: "Nov 2, 2026" }],
    ["future_order", { day: "Nov 25, 2026" }],
    ["currency_without_rate", { amount: "£119.50", code: "GBP" }],
    ["partly_captured", { paid: "€40.00", total: "€100.00" }],
    ["refund_counted_twice", { total: "€60.00", kept: "€80.00", refunded: "€20.00" }],
    ["sync_failed", { count: 3, n: "3", message: "the connection was closed" }],
  ] as const)("of %s has its figures written out", (kind, values) => {
    expect(textOf(kind, DETAILS[kind])?.values).toEqual(values)
  })

  it("finds a text for each kind, with just the figures that are given", () => {
    for (const kind of PROBLEM_KINDS) {
      const text = textOf(kind, DETAILS[kind])
      const [, , name = ""] = (text?.key ?? "").split(".")
      const texts: Readonly<Record<string, string>> = languages.en.retention.problem[kind]
      const said = texts[name] ?? texts[`${name}_other`] ?? ""
      const named = [...said.matchAll(/{{(\w+)}}/g)].map(([, figure]) => figure)
      expect([kind, named.length > 0]).toEqual([kind, true])
      expect(Object.keys(text?.values ?? {})).toEqual(expect.arrayContaining(named))
    }
  })

  it("says nothing where the details are others than expected", () => {
    expect(textOf("partly_captured", { total: 100 })).toBeNull()
    expect(textOf("sync_failed", {})).toBeNull()
  })
})

describe("recordOf", () => {
  it.each([
    ["order_01", { kind: "order", path: "/orders/order_01" }],
    ["cus_01", { kind: "customer", path: "/customers/cus_01" }],
    ["prod_01", { kind: "product", path: "/products/prod_01" }],
    ["ordsum_01", { kind: "other", path: null }],
  ])("%s", (id, link) => {
    expect(recordOf(id)).toEqual(link)
  })
})
