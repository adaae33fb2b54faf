import { normalizeEmail } from "./normalize-email"
import { personEmail } from "./person-email"

describe("normalizeEmail", () => {
  it.each([
    [" CaSe@Y.com ", "case@y.com"],
    ["case@y.com", "case@y.com"],
    ["\tÄ@B.DE\n", "ä@b.de"],
    ["", null],
    ["   ", null],
    [null, null],
    [undefined, null],
  ])("%j → %j", (given, expected) => {
    expect(normalizeEmail(given)).toBe(expected)
  })
})

describe("personEmail", () => {
  it("prefers the live customer", () => {
    expect(personEmail({ customer_email: "New@x.com", order_email: "old@x.com" })).toBe("new@x.com")
  })

  it.each([null, undefined, "", "  "])(
    "falls back to the order when the customer has %j",
    (none) => {
      expect(personEmail({ customer_email: none, order_email: " Old@X.com" })).toBe("old@x.com")
    }
  )

  it("knows nobody by nothing", () => {
    expect(personEmail({ customer_email: null, order_email: " " })).toBeNull()
  })
})
