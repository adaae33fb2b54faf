import fc from "fast-check"
import { order, policyWith } from "../../../../../integration-tests/helpers/facts"
import { portraitShops } from "../../../../../integration-tests/helpers/portrait-arbitraries"
import { portray } from "./portray"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const POLICY = policyWith({ time_zone: "Europe/London", rates: { usd: "0.5" } })

const of = (...orders: ReturnType<typeof order>[]) =>
  portray({ orders, categories: new Map(), policy: POLICY, now: NOW })

describe("a portrait", () => {
  it("is none without an order, or with one of the future alone", () => {
    expect(of()).toBeNull()
    expect(of(order("2026-11-22T12:00:00.001Z"))).toBeNull()
  })

  it("of cancelled orders alone says that, and nothing of purchases", () => {
    const canceled_at = new Date("2026-10-02T00:00:00.000Z")
    expect(of(order("2026-10-01T12:00:00.000Z", { canceled_at }))).toEqual({
      purchases: 0,
      discounted_purchases: 0,
      discount_affinity: null,
      favourite_category_id: null,
      favourite_product_ids: [],
      preferred_weekday: null,
      preferred_hour: null,
      country_code: null,
      time_zone: "Europe/London",
      time_zone_from: "policy",
      usual_basket: null,
      currency_code: "eur",
      usual_items: null,
      signals: ["last_order_cancelled"],
      evidence: {
        last_order_cancelled: {
          order_id: "order_2026-10-01T12:00:00.000Z",
          display_id: 7,
          ordered_at: "2026-10-01T12:00:00.000Z",
          canceled_at: canceled_at.toISOString(),
        },
      },
    })
  })

  it("tells the usual basket and pieces as they occurred, of what can be known", () => {
    const pieces = (...quantities: string[]) => ({
      lines: quantities.map((quantity) => ({ product_id: null, quantity, amount: "1" })),
    })
    const portrait = of(
      order("2026-06-01T12:00:00.000Z", { net_amount: "30.00", ...pieces("1", "2.5") }),
      order("2026-06-02T12:00:00.000Z", { net_amount: "40", currency_code: "usd", lines: [] }),
      order("2026-06-03T12:00:00.000Z", { net_amount: "99", currency_code: "jpy", ...pieces("1") }),
      order("2026-06-04T12:00:00.000Z", { net_amount: "10", ...pieces("4") })
    )
    expect(portrait).toMatchObject({ usual_basket: "20", usual_items: "3.5", purchases: 4 })
  })

  it("goes by the country of the newest purchase that has one", () => {
    const portrait = of(
      order("2026-06-01T12:00:00.000Z", { country_code: "jp" }),
      order("2026-06-02T12:00:00.000Z", { country_code: "us" }),
      order("2026-06-03T12:00:00.000Z", { country_code: null }),
      order("2026-06-04T12:00:00.000Z", { country_code: "de", canceled_at: NOW })
    )
    expect(portrait).toMatchObject({
      country_code: "us",
      time_zone: "America/New_York",
      time_zone_from: "country",
      preferred_hour: 8,
    })
    const nowhere = of(order("2026-06-01T12:00:00.000Z", { country_code: "aq" }))
    expect(nowhere).toMatchObject({ time_zone: "Europe/London", time_zone_from: "policy" })
  })

  it("knows the share of purchases with a discount", () => {
    const days = ["01", "02", "03"].map((day) => `2026-06-${day}T12:00:00.000Z`)
    const portrait = of(...days.map((at, index) => order(at, { promotions: index === 0 ? 1 : 0 })))
    expect(portrait).toMatchObject({ discounted_purchases: 1, discount_affinity: "0.3333" })
  })

  it("does not depend on the order of its orders, and has evidence for each finding", () => {
    fc.assert(
      fc.property(portraitShops(1), ({ policy, now, people: [orders = []], categories }) => {
        const portrait = portray({ orders, categories, policy, now })
        const reversed = portray({ orders: [...orders].reverse(), categories, policy, now })
        expect(reversed).toEqual(portrait)
        if (!portrait) {
          return
        }
        const { evidence } = portrait
        const found = new Set<string>(Object.keys(evidence))
        expect(found.has("favourite_category")).toBe(portrait.favourite_category_id !== null)
        expect(found.has("favourite_products")).toBe(portrait.favourite_product_ids.length > 0)
        expect(found.has("preferred_weekday")).toBe(portrait.preferred_weekday !== null)
        expect(found.has("preferred_hour")).toBe(portrait.preferred_hour !== null)
        expect(portrait.signals.every((name) => found.has(name))).toBe(true)
        expect(portrait.signals.length).toBe(
          [...found].filter((name) => !/^(favourite|preferred)/.test(name)).length
        )
      }),
      { numRuns: 300 }
    )
  })
})
