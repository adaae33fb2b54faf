import type { ShopCustomer, ShopOrder } from "../helpers/small-shop"

/** Orders at these days before now, all of one amount. */
const orders = (total: number, ...days: number[]): ShopOrder[] =>
  days.map((days_ago) => ({ days_ago, total }))

/** As many customers as asked for, told apart by number. */
const many = (count: number, name: string, ordersOf: (index: number) => ShopOrder[]) =>
  Array.from({ length: count }, (_, index): ShopCustomer => {
    const last_name = `${name} ${index + 1}`
    return {
      email: `${name}-${index + 1}@example.com`.toLowerCase(),
      first_name: "Kim",
      last_name,
      has_account: index % 2 === 0,
      orders: ordersOf(index),
    }
  })

/** A registered customer, active, of high value. */
export const REGISTERED: ShopCustomer = {
  email: "rita@example.com",
  first_name: "Rita",
  last_name: "Registered",
  has_account: true,
  orders: orders(240, 10, 80, 150),
}

/** A guest, dormant. */
export const GUEST: ShopCustomer = {
  email: "gus@example.com",
  first_name: "Gus",
  last_name: "Guest",
  has_account: false,
  orders: orders(90, 200, 270, 340),
}

/**
 * A shop whose rhythm is known: of its 100 gaps 80 are 70 days long, 15 are 155, 4 are 260 and
 * one is 300, so that the 80th, 95th and 99th percentile are 70, 155 and 260 days.
 */
export const KNOWN_SHOP: readonly ShopCustomer[] = [
  REGISTERED,
  GUEST,
  // Rita once filled a cart as a guest: two records of one person. They are made in the same
  // moment, so either may be the newer one, whose name counts. Both bear the name that she is
  // shown by, since which of two made at once is the newer is chance.
  { email: REGISTERED.email, first_name: "Rita", last_name: "Registered", has_account: false },
  ...many(19, "Regular", (i) => orders(60 + 10 * i, 10, 80, 150)),
  ...many(8, "Pausing", (i) => orders(40 + 10 * i, 100, 170, 240)),
  ...many(5, "Sleeping", (i) => orders(30 + 10 * i, 200, 270, 340)),
  ...many(6, "Gone", (i) => orders(20 + 10 * i, 300, 370, 440)),
  ...many(15, "Returning", (i) => orders(25 + 5 * i, 20, 175)),
  ...many(4, "Rare", (i) => orders(70 + 5 * i, 100, 360)),
  ...many(1, "Rarest", () => orders(80, 200, 500)),
  ...many(5, "Fresh", (i) => orders(35 + 30 * i, 10)),
  ...many(4, "Once", (i) => orders(15 + 30 * i, 50)),
  ...many(1, "Foreign", () => [{ days_ago: 50, total: 75, currency: "gbp" }]),
  ...many(3, "Visitor", () => []),
]

/** What the shop adds up to, counted by hand; customers are persons, of whom Rita is one. */
export const KNOWN_TOTALS = {
  customers: 73,
  buyers: 70,
  orders: 170,
  prospects: 3,
  stages: { new: 5, active: 25, reactivated: 15, at_risk: 12, dormant: 7, lost: 6 },
} as const

/** Too little for the default, which asks for 200 gaps. */
export const KNOWN_POLICY = {
  base_currency: "eur",
  stage: { min_gaps: 50 },
} as const
