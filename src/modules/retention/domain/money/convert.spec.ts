import { toBase } from "./convert"

const policy = { base_currency: "eur", rates: { usd: "0.92", jpy: "0.006123456789" } }

describe("toBase", () => {
  it.each([
    ["the base currency is as it is", "12.50", "eur", "12.5"],
    ["a rate multiplies exactly", "0.005", "usd", "0.0046"],
    ["no digit is lost", "1001", "jpy", "6.129580245789"],
    ["negative amounts too", "-10", "usd", "-9.2"],
  ])("%s", (_case, amount, currency, expected) => {
    expect(toBase(amount, currency, policy)).toBe(expected)
  })

  it("has no answer without a rate", () => {
    expect(toBase("1", "gbp", policy)).toBeNull()
    // A property every object has is not a rate.
    expect(toBase("1", "constructor", policy)).toBeNull()
  })
})
