import { type GivenDiscount, discountOf } from "./discount"

const rates = { base_currency: "eur", rates: { usd: "0.8" } }
const coupon = { reserved_amount: "9", counts_in: "eur" }
const order = (amount: string, currency_code: string): GivenDiscount => ({
  amount,
  currency_code,
  canceled_at: null,
})

describe("discountOf", () => {
  it.each([
    ["nothing without orders", coupon, [], "0"],
    ["the sum of what stands", coupon, [order("1.5", "eur"), order("2", "eur")], "3.5"],
    ["in base currency", coupon, [order("10", "usd")], "8"],
    ["what was set aside, without a rate", coupon, [order("10", "gbp")], "9"],
    [
      "nothing for an order that was edited, whatever its currency",
      coupon,
      [order("0", "gbp")],
      "0",
    ],
    [
      "nothing for one that was cancelled",
      coupon,
      [{ ...order("10", "gbp"), canceled_at: new Date(0) }],
      "0",
    ],
    [
      "in the currency that the source counts in",
      { ...coupon, counts_in: "usd" },
      [order("8", "eur"), order("1", "usd")],
      "11",
    ],
    [
      "what was set aside, where that has no rate any more",
      { ...coupon, counts_in: "gbp" },
      [order("8", "eur")],
      "9",
    ],
  ])("is %s", (_case, counted, orders, discount) => {
    expect(discountOf(counted, orders, rates)).toBe(discount)
  })
})
