import { expectedFigures } from "../shop/expected"
import { readOrderList } from "./load"
import { planOrders } from "./plan"

const NOW = new Date("2026-03-10T15:00:00Z")

function plan(lines: readonly string[]) {
  const text = ["order,customer,date,amount,status", ...lines].join("\n")
  const { rows } = readOrderList("list.csv", new TextEncoder().encode(text), null)
  return planOrders(rows, { currency: "usd", now: NOW })
}

describe("planOrders", () => {
  it("shifts all dates by the same whole days, so that the last order was yesterday", () => {
    const { orders, customers } = plan([
      "1,A,2011-12-08T08:15:00,1,",
      "2,A,2011-12-09T12:50:00,1,",
      "3,A,2011-11-30,1,",
    ])
    expect(orders.map(({ created_at }) => created_at.toISOString())).toEqual([
      "2026-02-28T00:00:00.000Z",
      "2026-03-08T08:15:00.000Z",
      "2026-03-09T12:50:00.000Z",
    ])
    expect(customers[0]?.created_at).toEqual(orders[0]?.created_at)
  })

  it("shifts backwards, too", () => {
    expect(plan(["1,A,2031-01-01T23:59:00,1,"]).orders[0]?.created_at.toISOString()).toBe(
      "2026-03-09T23:59:00.000Z"
    )
  })

  it("goes by the last order, and dates a later credit note no later than now", () => {
    const { orders } = plan(["1,A,2020-01-01,10,", "2,A,2020-06-01,-4,credit"])
    expect(orders).toHaveLength(1)
    expect(orders[0]?.created_at.toISOString()).toBe("2026-03-09T00:00:00.000Z")
    expect(orders[0]?.transactions.map(({ amount }) => amount)).toEqual(["10", "-4"])
    expect(orders[0]?.transactions[1]?.at).toEqual(NOW)
  })

  it("makes a registered customer of each, with distinct made-up addresses", () => {
    const { customers } = plan([
      "1,Ann O'Neill,2020-01-01,1,",
      "2,ann o neill,2020-01-01,1,",
      "3,顾客,2020-01-01,1,",
      "4,Ann O'Neill,2020-01-02,1,",
    ])
    expect(customers.map(({ email, has_account }) => [email, has_account])).toEqual([
      ["customer-ann-o-neill@example.com", true],
      ["customer-ann-o-neill-2@example.com", true],
      ["customer-x@example.com", true],
    ])
  })

  it("keeps cancelled orders without money, free orders as orders, and people with credit only", () => {
    const shop = plan([
      "1,A,2020-01-01,10,cancelled",
      "2,B,2020-01-01,0,",
      "3,C,2020-01-01,5,credit",
    ])
    expect(
      shop.orders.map(({ canceled_at, transactions }) => [!canceled_at, transactions])
    ).toEqual([
      [false, []],
      [true, []],
    ])
    expect(expectedFigures(shop, NOW)).toEqual({
      customers: 3,
      buyers: 1,
      orders: 1,
      cancelled: 1,
      net_revenue: "0",
    })
    expect(shop.problems).toEqual({ credit_note_without_order: 1 })
  })
})

describe("credit notes", () => {
  const refundsOf = (lines: readonly string[]) => {
    const { orders, problems } = plan(lines)
    const refunds = orders.map(({ lines: [line], transactions }) => [
      line?.unit_price,
      ...transactions.slice(1).map(({ amount }) => amount),
    ])
    return { refunds, problems }
  }

  it("go on the customer's latest order that is not later, not on somebody else's", () => {
    expect(
      refundsOf([
        "1,A,2020-01-01,10,",
        "2,A,2020-01-02,20,",
        "3,B,2020-01-03,30,",
        "4,A,2020-01-04,40,",
        "5,A,2020-01-03T12:00:00,5,credit",
      ])
    ).toEqual({ refunds: [["10"], ["20", "-5"], ["30"], ["40"]], problems: {} })
  })

  it("count an order of the same instant as earlier, and of several the largest", () => {
    expect(
      refundsOf([
        "1,A,2020-01-02,10,",
        "2,A,2020-01-02,30,",
        "3,A,2020-01-02,20,",
        "4,A,2020-01-02,5,credit",
      ]).refunds
    ).toEqual([["10"], ["30", "-5"], ["20"]])
  })

  it("never give back more than is left: the rest is reported", () => {
    expect(
      refundsOf([
        "1,A,2020-01-01,10,",
        "2,A,2020-01-02,6,credit",
        "3,A,2020-01-03,6,credit",
        "4,A,2020-01-04,1,credit",
      ])
    ).toEqual({ refunds: [["10", "-6", "-4"]], problems: { credit_note_exceeds_order: 2 } })
  })

  it("are reported when no order stands before them, and never go on cancelled orders", () => {
    expect(
      refundsOf([
        "1,A,2020-01-02,10,",
        "2,A,2020-01-01,6,credit",
        "3,B,2020-01-01,10,cancelled",
        "4,B,2020-01-02,6,credit",
      ])
    ).toEqual({ refunds: [["10"], ["10"]].sort(), problems: { credit_note_without_order: 2 } })
  })
})
