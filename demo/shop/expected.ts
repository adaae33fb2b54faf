import BigNumber from "bignumber.js"
import type { PlannedOrder, ShopPlan } from "./plan"

/** The figures the plugin must arrive at for a plan; held against its API by `--check`. */
export type ExpectedFigures = {
  /** All persons: distinct e-mails without regard to letter case. */
  readonly customers: number
  /** Persons with at least one purchase. */
  readonly buyers: number
  /** Purchases until `now`. */
  readonly orders: number
  readonly cancelled: number
  /** Decimal string in the policy's base currency. */
  readonly net_revenue: string
}

const sum = (amounts: readonly BigNumber.Value[]) =>
  amounts.reduce<BigNumber>((total, amount) => total.plus(amount), new BigNumber(0))

/** What the order's lines cost after discounts. */
export function orderTotal({ lines }: Pick<PlannedOrder, "lines">): BigNumber {
  return sum(
    lines.map(({ unit_price, quantity, adjustment }) =>
      new BigNumber(unit_price).times(quantity).minus(adjustment?.amount ?? 0)
    )
  )
}

/**
 * What the shop keeps of an order, written down a second time and independently of the plugin,
 * so that the check compares two things.
 */
export function orderNet(order: PlannedOrder): BigNumber {
  const kept = sum(order.transactions.map(({ amount }) => amount))
  if (order.canceled_at) {
    return kept
  }
  const total = orderTotal(order)
  const captured = order.transactions.some(({ amount }) => new BigNumber(amount).gt(0))
  return captured ? BigNumber.min(total, kept) : total
}

/**
 * @param plan the shop
 * @param now orders dated later are not purchases yet
 */
export function expectedFigures(plan: ShopPlan, now: Date): ExpectedFigures {
  const emails = new Map(plan.customers.map(({ key, email }) => [key, normalised(email)]))
  const persons = new Set(emails.values())
  const buyers = new Set<string>()
  const purchases: PlannedOrder[] = []
  let cancelled = 0
  for (const order of plan.orders) {
    const recorded = order.customer === null ? undefined : emails.get(order.customer)
    const person = recorded ?? (order.email === null ? null : normalised(order.email))
    if (person === null) {
      continue
    }
    persons.add(person)
    if (order.canceled_at) {
      cancelled += 1
    } else if (order.created_at <= now) {
      buyers.add(person)
      purchases.push(order)
    }
  }
  const { base_currency, rates } = plan.policy
  const rateOf = (currency: string) => (currency === base_currency ? "1" : rates[currency])
  const net = sum(
    purchases.map((order) => {
      const rate = rateOf(order.currency)
      return rate === undefined ? 0 : orderNet(order).times(rate)
    })
  )
  return {
    customers: persons.size,
    buyers: buyers.size,
    orders: purchases.length,
    cancelled,
    net_revenue: net.toFixed(),
  }
}

function normalised(email: string): string {
  return email.trim().toLowerCase()
}
