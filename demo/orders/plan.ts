import type { PlannedCustomer, PlannedOrder, ShopPlan } from "../shop/plan"
import { bookCreditNotes, type Refund } from "./credit-notes"
import type { OrderRow } from "./rows"

const DAY_MS = 86_400_000
const PRODUCT = "CSV order"
const CHANNEL = "Imported orders"

export type PlanOptions = {
  /** Of rows that do not name their own; also the policy's base currency. Lower case. */
  readonly currency: string
  readonly now: Date
}

/**
 * A shop that holds exactly the orders of a list, all shifted by the same number of whole days
 * so that the last order was yesterday (UTC).
 */
export function planOrders(rows: readonly OrderRow[], { currency, now }: PlanOptions): ShopPlan {
  const shift = shiftMs(rows, now)
  // Credit notes may be younger than the last order; nothing is dated after now.
  const move = (at: Date) => new Date(Math.min(at.getTime() + shift, now.getTime()))
  const { refunds, problems } = bookCreditNotes(rows)
  const customers = planCustomers(rows, move)
  const orders = rows
    .filter(({ status }) => status !== "credit")
    .map((row): PlannedOrder => {
      const orderCurrency = row.currency ?? currency
      const at = move(row.at)
      const cancelled = row.status === "cancelled"
      return {
        customer: row.customer,
        email: customers.get(row.customer)?.email ?? null,
        created_at: at,
        canceled_at: cancelled ? at : null,
        currency: orderCurrency,
        country: row.country,
        channel: CHANNEL,
        lines: [
          { product: PRODUCT, quantity: 1, unit_price: row.amount.toFixed(), adjustment: null },
        ],
        transactions: cancelled ? [] : moneyOf(row, at, refunds.get(row.order) ?? [], move),
      }
    })
  return {
    name: "Imported orders",
    policy: { base_currency: currency, rates: {} },
    regions: [],
    channels: [CHANNEL],
    categories: [],
    products: [{ key: PRODUCT, title: PRODUCT, category: null, prices: { [currency]: "1.00" } }],
    promotions: [],
    customers: [...customers.values()],
    orders: orders.sort((a, b) => a.created_at.getTime() - b.created_at.getTime()),
    problems,
  }
}

/** Milliseconds, whole days, from the last order's day to yesterday. */
function shiftMs(rows: readonly OrderRow[], now: Date): number {
  const last = rows.reduce(
    (latest, { at, status }) => (status === "credit" ? latest : Math.max(latest, at.getTime())),
    -Infinity
  )
  const day = (time: number) => Math.floor(time / DAY_MS)
  return Number.isFinite(last) ? (day(now.getTime()) - 1 - day(last)) * DAY_MS : 0
}

/** Captured at once; nothing moves for an order that cost nothing. */
function moneyOf(row: OrderRow, at: Date, refunds: readonly Refund[], move: (at: Date) => Date) {
  if (row.amount.isZero()) {
    return []
  }
  return [
    { amount: row.amount.toFixed(), at },
    ...refunds.map((refund) => ({
      amount: refund.amount.negated().toFixed(),
      at: move(refund.at),
    })),
  ]
}

/** One registered customer per customer of the list, since the earliest row. */
function planCustomers(rows: readonly OrderRow[], move: (at: Date) => Date) {
  const customers = new Map<string, PlannedCustomer>()
  const taken = new Set(rows.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])))
  for (const { customer, email, at } of rows) {
    const known = customers.get(customer)
    const created_at = move(at)
    if (!known) {
      const name = email === null ? customer : null
      customers.set(customer, {
        key: customer,
        email: email ?? inventEmail(customer, taken),
        first_name: name,
        last_name: null,
        has_account: true,
        created_at,
      })
    } else if (created_at < known.created_at) {
      customers.set(customer, { ...known, created_at })
    }
  }
  return customers
}

/** customer-<id>@example.com, with a number where two ids would give the same address. */
function inventEmail(customer: string, taken: Set<string>): string {
  const slug =
    customer
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "x"
  let email = `customer-${slug}@example.com`
  for (let copy = 2; taken.has(email); copy += 1) {
    email = `customer-${slug}-${copy}@example.com`
  }
  taken.add(email)
  return email
}
