import fc from "fast-check"
import { type Policy, policySchema } from "../../src/modules/retention/domain/policy/schema"
import type {
  PortraitLine,
  PortraitOrder,
} from "../../src/modules/retention/domain/portrait/portrait-facts"
import { DAY_MS } from "../../src/modules/retention/domain/time/duration"
import { amounts, moments } from "./arbitraries"

/** All that portraits follow from, for a handful of people. */
export type PortraitShop = {
  readonly policy: Policy
  readonly now: Date
  /** The orders of each person. */
  readonly people: readonly (readonly PortraitOrder[])[]
  /** The categories that each product stands in itself; of some nothing is known. */
  readonly categories: ReadonlyMap<string, readonly string[]>
}

const HOUR_MS = 3_600_000

const PRODUCTS = ["prod_A", "prod_B", "prod_a", "prod_c"]

/** Their order by bytes is another than by most languages' rules. */
const CATEGORIES = ["pcat_B", "pcat_a", "pcat_c"]

/** With one zone, with several, with a half hour, unknown, and the Moon. */
const COUNTRIES = ["de", "us", "in", "nz", "aq", "xx"]

/** Spans that put purchases on the same hour, the next one, the same weekday or an edge. */
const GAPS = [0, 1, HOUR_MS, 2 * HOUR_MS, DAY_MS, 7 * DAY_MS - 1, 7 * DAY_MS, 7 * DAY_MS + HOUR_MS]

const seasonDays = fc.constantFrom("01-01", "02-29", "06-30", "07-01", "11-15", "12-24", "12-31")

function policies(): fc.Arbitrary<Policy> {
  return fc
    .record({
      base_currency: fc.constantFrom("eur", "usd"),
      time_zone: fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York"),
      late_after_days: fc.constantFrom(1, 2, 7),
      refunded_share: fc.constantFrom(0.01, 0.2, 0.5, 1, 0.333),
      gift_seasons: fc.array(fc.record({ from: seasonDays, to: seasonDays }), { maxLength: 3 }),
    })
    .map(({ base_currency, time_zone, ...portrait }) =>
      policySchema.parse({
        base_currency,
        time_zone,
        rates: { jpy: "0.006123456789", [base_currency === "eur" ? "usd" : "eur"]: "1.08" },
        portrait,
      })
    )
}

function lines(): fc.Arbitrary<PortraitLine[]> {
  const line = fc.record({
    product_id: fc.option(fc.constantFrom(...PRODUCTS), { freq: 8 }),
    quantity: fc.constantFrom("1", "1", "2", "0.5", "3.00"),
    amount: fc.constantFrom("10", "10.00", "20", "0", "7.125"),
  })
  return fc.array(line, { maxLength: 4 })
}

/** A moment some time after an order, before and behind what counts as late, or none. */
const after = (at: Date) =>
  fc.option(
    fc
      .tuple(fc.constantFrom(0, 1, 2, 7, 30), fc.constantFrom(-1, 0, 1, HOUR_MS))
      .map(([days, hair]) => new Date(at.getTime() + days * DAY_MS + hair))
  )

/** What is drawn of an order at a moment; its id follows from its place. */
function orderAt(at: Date): fc.Arbitrary<Omit<PortraitOrder, "order_id">> {
  const money = fc.constantFrom("0", "10", "10.00", "2", "2.5", "100", "3.33")
  return fc.record({
    display_id: fc.option(fc.integer({ min: 1, max: 9 })),
    created_at: fc.constant(at),
    canceled_at: fc.integer({ min: 0, max: 4 }).map((die) => (die === 0 ? at : null)),
    currency_code: fc.constantFrom("eur", "eur", "usd", "jpy", "gbp"),
    net_amount: amounts(),
    discount_total: fc.constantFrom("0", "0", "0.5"),
    promotions: fc.constantFrom(0, 0, 1, 2),
    country_code: fc.option(fc.constantFrom(...COUNTRIES)),
    paid_total: fc.option(money, { freq: 8 }),
    refunded_total: fc.option(money, { freq: 8 }),
    returned_quantity: fc.option(fc.constantFrom("0", "1", "2.5"), { freq: 8 }),
    fulfilled_at: after(at),
    shipped_at: after(at),
    delivered_at: after(at),
    lines: lines(),
  })
}

/** Up to ten orders back from about now, some ahead of it. */
function ordersOf(now: Date): fc.Arbitrary<PortraitOrder[]> {
  const gaps = fc.array(fc.constantFrom(...GAPS), { maxLength: 10 })
  const begin = fc.constantFrom(0, 0, -1, 1, DAY_MS, -8 * DAY_MS, -7 * DAY_MS)
  return fc.tuple(begin, gaps).chain(([offset, drawn]) => {
    let at = now.getTime() + offset
    const orders = drawn.map((gap) => {
      at -= gap
      return orderAt(new Date(at))
    })
    return fc.tuple(...orders).map((made) =>
      made.map((order, index) => ({
        ...order,
        order_id: `order_${index % 2 ? "b" : "B"}${9 - index}`,
      }))
    )
  })
}

/** A policy, a moment, products, and people whose orders hit all edges of their portrait. */
export function portraitShops(people: number): fc.Arbitrary<PortraitShop> {
  const own = fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 2 })
  return moments().chain((now) =>
    fc.record({
      policy: policies(),
      now: fc.constant(now),
      people: fc.array(ordersOf(now), { minLength: people, maxLength: people }),
      categories: fc
        .array(own, { minLength: 0, maxLength: PRODUCTS.length })
        .map(
          (drawn) =>
            new Map(drawn.map((ids, index): [string, string[]] => [PRODUCTS[index] ?? "", ids]))
        ),
    })
  )
}
