import { mapOrder as mapOrderWith } from "./map-order"
import { NO_MIRROR_FIELDS } from "./mirror-fields"
import { plainTotals } from "./plain-totals"
import type { SourceFulfillment, SourceOrder } from "./source-order"

const raw = (value: string) => ({ value })

function order(given: Partial<SourceOrder> = {}): SourceOrder {
  return {
    id: "order_1",
    display_id: 7,
    version: 2,
    email: "A@x.com",
    customer_id: "cus_1",
    currency_code: "EUR",
    created_at: "2026-01-02T03:04:05.678Z",
    updated_at: "2026-01-03T00:00:00.000Z",
    canceled_at: null,
    sales_channel_id: "sc_1",
    shipping_address: { country_code: "DE" },
    summary: summary("30", "0", "0"),
    items: [item("ordli_1", "10", "3")],
    shipping_methods: [],
    ...given,
  }
}

function summary(total: string, paid: string, refunded: string) {
  return {
    raw_current_order_total: raw(total),
    raw_paid_total: raw(paid),
    raw_refunded_total: raw(refunded),
    raw_transaction_total: raw(String(Number(paid) - Number(refunded))),
  }
}

function item(id: string, price: string, quantity: string) {
  return {
    id,
    title: id,
    product_id: "prod_1",
    variant_id: null,
    raw_unit_price: raw(price),
    detail: { version: 2, raw_quantity: raw(quantity), raw_unit_price: null },
  }
}

const off = (code: string | null, amount: string, version = 2) => ({
  code,
  promotion_id: code && `promo_${code}`,
  version,
  raw_amount: raw(amount),
})

const mapOrder = (source: SourceOrder) => mapOrderWith(source, NO_MIRROR_FIELDS)

describe("mapOrder", () => {
  it("keeps what the ledger needs, as written", () => {
    expect(mapOrder(order())).toEqual({
      row: {
        order_id: "order_1",
        display_id: 7,
        customer_id: "cus_1",
        email: "A@x.com",
        created_at: new Date("2026-01-02T03:04:05.678Z"),
        canceled_at: null,
        currency_code: "eur",
        net_amount: "30",
        total: "30",
        discount_total: "0",
        paid_total: "0",
        refunded_total: "0",
        returned_quantity: "0",
        fulfilled_at: null,
        shipped_at: null,
        delivered_at: null,
        promotions: [],
        country_code: "de",
        sales_channel_id: "sc_1",
        metadata: {},
        source_version: 2,
        source_updated_at: new Date("2026-01-03T00:00:00.000Z"),
      },
      lines: [
        {
          id: "ordli_1",
          order_id: "order_1",
          product_id: "prod_1",
          variant_id: null,
          title: "ordli_1",
          quantity: "3",
          amount: "30",
        },
      ],
      problems: [],
    })
  })

  it("keeps the metadata that the policy chose", () => {
    const source = order({ metadata: { gift: true, note: "secret" } })
    const fields = { customer_metadata: ["note"], order_metadata: ["gift", "till"] }
    expect(mapOrderWith(source, fields).row.metadata).toEqual({ gift: true })
  })

  it("prefers computed totals to the summary's", () => {
    const { row } = mapOrder(
      order({ raw_total: raw("33.333"), raw_discount_total: raw("1.5"), total: 33 })
    )
    expect(row).toMatchObject({ total: "33.333", net_amount: "33.333", discount_total: "1.5" })
    expect(mapOrder(order({ raw_total: raw("0") })).row.total).toBe("0")
  })

  it("multiplies exactly, by the edited price where there is one, and drops emptied lines", () => {
    const edited = item("b", "9", "2.5")
    const { lines } = mapOrder(
      order({
        items: [
          item("a", "0.1", "3"),
          { ...edited, detail: { ...edited.detail, raw_unit_price: raw("8.02") } },
          item("c", "5", "0"),
        ],
      })
    )
    expect(lines.map(({ id, amount }) => [id, amount])).toEqual([
      ["a", "0.3"],
      ["b", "20.05"],
    ])
  })

  it("counts what came back, whole or damaged, of every line", () => {
    const back = (id: string, received: string, dismissed: string) => ({
      ...item(id, "10", "3"),
      detail: {
        raw_quantity: raw("3"),
        raw_return_received_quantity: raw(received),
        raw_return_dismissed_quantity: raw(dismissed),
      },
    })
    const { row } = mapOrder(order({ items: [back("a", "1", "0.5"), back("b", "0", "1")] }))
    expect(row.returned_quantity).toBe("2.5")
  })

  it("keeps when the first parcel was packed, left and arrived, each by itself", () => {
    const parcel = (day: number, more: Partial<SourceFulfillment> = {}) => ({
      created_at: `2026-01-0${day}T00:00:00.000Z`,
      ...more,
    })
    const { row } = mapOrder(
      order({
        fulfillments: [
          parcel(5, { shipped_at: "2026-01-06T00:00:00.000Z" }),
          parcel(4, { shipped_at: new Date("2026-01-07"), delivered_at: "2026-01-09" }),
          parcel(2, { canceled_at: "2026-01-03", shipped_at: "2026-01-02" }),
          parcel(1, { requires_shipping: false, delivered_at: "2026-01-01" }),
        ],
      })
    )
    expect(row).toMatchObject({
      fulfilled_at: new Date("2026-01-04"),
      shipped_at: new Date("2026-01-06"),
      delivered_at: new Date("2026-01-09"),
    })
  })

  it("sums each code over lines and shipping, current version only, unnamed ones apart", () => {
    const { row } = mapOrder(
      order({
        items: [
          { ...item("a", "10", "1"), adjustments: [off("TEN", "1"), off("TEN", "1", 1)] },
          { ...item("b", "10", "1"), adjustments: [off("TEN", "0.1"), off(null, "5")] },
        ],
        shipping_methods: [{ id: "sm", detail: { version: 2 }, adjustments: [off("FREE", "4")] }],
      })
    )
    expect(row.promotions).toEqual([
      { code: "FREE", promotion_id: "promo_FREE", amount: "4" },
      { code: "TEN", promotion_id: "promo_TEN", amount: "1.1" },
    ])
  })

  it.each([
    ["nothing captured", "30", "0", "0", "30", undefined],
    ["all captured", "30", "30", "0", "30", undefined],
    ["partly captured", "30", "10", "0", "10", "partly_captured"],
    ["partly captured and refunded", "30", "10", "4", "6", undefined],
    ["goodwill refund", "26", "30", "4", "26", undefined],
    ["plural refund", "30", "30", "4", "26", undefined],
    ["return received, refund owed", "20", "30", "0", "20", undefined],
    ["refunded first, returned later", "115.5", "335.5", "110", "115.5", "refund_counted_twice"],
  ])("%s: net and problem", (_case, total, paid, refunded, net, problem) => {
    const mapped = mapOrder(order({ summary: summary(total, paid, refunded) }))
    expect(mapped.row.net_amount).toBe(net)
    expect(mapped.problems.map(({ kind }) => kind)).toEqual(problem ? [problem] : [])
  })

  it("says what a cancelled order kept, and finds no problem in it", () => {
    const mapped = mapOrder(
      order({ canceled_at: "2026-01-05T00:00:00Z", summary: summary("30", "10", "0") })
    )
    expect(mapped.row.net_amount).toBe("10")
    expect(mapped.problems).toEqual([])
  })

  it("takes plain numbers where the exact ones are missing, and nothing for nothing", () => {
    const old = { current_order_total: 12.3, paid_total: 0, transaction_total: 0 }
    expect(mapOrder(order({ summary: old })).row.total).toBe("12.3")
    expect(mapOrder(order({ summary: null })).row.net_amount).toBe("0")
  })
})

describe("plainTotals", () => {
  const shipped = (given: Partial<SourceOrder> = {}) =>
    order({
      summary: summary("32.5", "0", "0"),
      items: [{ ...item("a", "10", "3"), adjustments: [off("TEN", "1"), off("TEN", "9", 1)] }],
      shipping_methods: [{ id: "sm", raw_amount: raw("3.5") }],
      ...given,
    })

  it("adds goods and shipping and takes discounts off", () => {
    expect(plainTotals(shipped())).toEqual({
      raw_total: { value: "32.5" },
      raw_discount_total: { value: "1" },
    })
  })

  it("knows nothing where the summary disagrees", () => {
    expect(plainTotals(shipped({ summary: summary("33.5", "0", "0") }))).toBeNull()
    expect(plainTotals(shipped({ summary: null }))).toBeNull()
  })

  it.each(["items", "shipping_methods"] as const)("knows nothing of taxed %s", (carriers) => {
    const taxed = shipped()
    const list = (taxed[carriers] ?? []).map((c) => ({ ...c, tax_lines: [{ id: "tax_1" }] }))
    expect(plainTotals({ ...taxed, [carriers]: list })).toBeNull()
  })
})
