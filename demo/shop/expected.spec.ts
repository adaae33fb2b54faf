import { expectedFigures, orderNet } from "./expected"
import type { PlannedOrder, ShopPlan } from "./plan"

const NOW = new Date("2026-03-10T15:00:00Z")
const AT = new Date("2026-01-01T00:00:00Z")

function order(changes: Partial<PlannedOrder> = {}, ...amounts: string[]): PlannedOrder {
  return {
    customer: null,
    email: "a@x.y",
    created_at: AT,
    canceled_at: null,
    currency: "eur",
    country: null,
    channel: "c",
    lines: [
      { product: "p", quantity: 2, unit_price: "10.10", adjustment: { code: "X", amount: "0.20" } },
    ],
    transactions: amounts.map((amount) => ({ amount, at: AT })),
    ...changes,
  }
}

function shop(customers: ShopPlan["customers"], orders: readonly PlannedOrder[]): ShopPlan {
  const nothing = { regions: [], channels: [], categories: [], products: [], promotions: [] }
  const policy = { base_currency: "eur", rates: { usd: "0.5" } }
  return { name: "s", policy, ...nothing, customers, orders, problems: {} }
}

const record = (key: string, email: string) => ({
  key,
  email,
  first_name: null,
  last_name: null,
  has_account: true,
  created_at: AT,
})

describe("orderNet", () => {
  it.each([
    ["unpaid: the total", order(), "20"],
    ["paid: the total", order({}, "20"), "20"],
    ["refunded in part: what is left", order({}, "20", "-5"), "15"],
    ["refunded to nothing", order({}, "20", "-20"), "0"],
    ["captured in part: what was captured", order({}, "8"), "8"],
    ["cancelled, never captured", order({ canceled_at: AT }), "0"],
    ["cancelled, captured and not repaid", order({ canceled_at: AT }, "20"), "20"],
  ])("%s", (_, given, expected) => {
    expect(orderNet(given).toFixed()).toBe(expected)
  })
})

describe("expectedFigures", () => {
  it("counts persons by address whatever its case, and whoever is on an order alone", () => {
    const plan = shop(
      [record("1", "A@x.y"), record("2", "a@x.y"), record("3", "prospect@x.y")],
      [
        order({ customer: "1", email: "old@x.y" }),
        order({ email: "Alone@x.y" }),
        order({ email: null }),
        order({ email: "later@x.y", created_at: new Date("2026-04-01T00:00:00Z") }),
        order({ customer: "2", canceled_at: AT }),
      ]
    )
    expect(expectedFigures(plan, NOW)).toEqual({
      customers: 4,
      buyers: 2,
      orders: 2,
      cancelled: 1,
      net_revenue: "40",
    })
  })

  it("converts by the policy's rates and leaves out what has none", () => {
    const orders = [order({ currency: "usd" }), order({ currency: "gbp" }), order()]
    expect(expectedFigures(shop([], orders), NOW)).toMatchObject({ orders: 3, net_revenue: "30" })
  })
})
