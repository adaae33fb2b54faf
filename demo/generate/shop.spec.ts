import BigNumber from "bignumber.js"
import { expectedFigures, orderTotal } from "../shop/expected"
import { generateShop } from "./shop"

const NOW = new Date("2026-03-10T09:30:00Z")
const plan = generateShop({ now: NOW })
const { orders, customers } = plan

describe("generateShop", () => {
  it("is the same for the same seed and day, and another one for another seed", () => {
    expect(generateShop({ now: NOW })).toEqual(plan)
    expect(generateShop({ now: NOW, seed: "other" }).orders).not.toEqual(orders)
  })

  it("has about 2,000 people and 5,000 to 8,000 orders over two years", () => {
    expect(expectedFigures(plan, NOW).customers).toBe(2000)
    expect(orders.length).toBeGreaterThan(5000)
    expect(orders.length).toBeLessThan(8000)
    const past = orders.filter(({ created_at }) => created_at <= NOW)
    expect(past[0]?.created_at.toISOString().slice(0, 7)).toMatch(/^2024-03$/)
    expect(past[past.length - 1]?.created_at.toISOString().slice(0, 10)).toBe("2026-03-09")
  })

  it("has registered people, guests, both in one, prospects, and addresses in mixed case", () => {
    const emails = new Map<string, Set<boolean>>()
    for (const { email, has_account } of customers) {
      const kinds = emails.get(email.toLowerCase()) ?? new Set()
      emails.set(email.toLowerCase(), kinds.add(has_account))
    }
    const both = [...emails.values()].filter((kinds) => kinds.size === 2).length
    expect(both).toBeGreaterThan(100)
    expect(customers.filter(({ has_account }) => !has_account).length).toBeGreaterThan(500)
    expect(customers.filter(({ email }) => email !== email.toLowerCase()).length).toBeGreaterThan(
      40
    )
    const { customers: persons, buyers } = expectedFigures(plan, NOW)
    expect(persons - buyers).toBeGreaterThan(200)
    // Medusa allows one record of each kind per address as written.
    const records = new Set(customers.map(({ email, has_account }) => `${email} ${has_account}`))
    expect(records.size).toBe(customers.length)
  })

  it("never dates an order before its customer record", () => {
    const since = new Map(customers.map(({ key, created_at }) => [key, created_at]))
    for (const { customer, created_at } of orders) {
      if (customer !== null) {
        expect(created_at.getTime()).toBeGreaterThanOrEqual(since.get(customer)?.getTime() ?? NaN)
      }
    }
  })

  it("captures what orders cost, never refunds more, and moves no money after now", () => {
    for (const order of orders) {
      const amounts = order.transactions.map(({ amount }) => new BigNumber(amount))
      const [captured, ...refunds] = amounts
      const left = refunds.reduce((sum, refund) => sum.plus(refund), captured ?? new BigNumber(0))
      expect(captured === undefined || captured.eq(orderTotal(order))).toBe(true)
      expect(left.gte(0)).toBe(true)
      expect(order.transactions.every(({ at }) => at <= NOW)).toBe(true)
    }
  })

  it("cancels about 3 %, refunds about 4.5 %, and gives discounts by code", () => {
    const cancelled = orders.filter(({ canceled_at }) => canceled_at)
    expect(cancelled.length / orders.length).toBeCloseTo(0.03, 1.8)
    const refunded = orders.filter(
      ({ canceled_at, transactions }) => !canceled_at && transactions.length > 1
    )
    expect(refunded.length / orders.length).toBeCloseTo(0.045, 1.8)
    const codes = new Set(orders.flatMap(({ lines }) => lines.map((line) => line.adjustment?.code)))
    expect(codes).toEqual(new Set([undefined, ...plan.promotions.map(({ code }) => code)]))
  })

  it("holds one order of the future, one without identity and one in an unknown currency", () => {
    expect(orders.filter(({ created_at }) => created_at > NOW)).toHaveLength(1)
    expect(orders.filter((o) => o.customer === null && o.email === null)).toHaveLength(1)
    const known = new Set([plan.policy.base_currency, ...Object.keys(plan.policy.rates)])
    expect(orders.filter(({ currency }) => !known.has(currency))).toHaveLength(1)
  })
})
