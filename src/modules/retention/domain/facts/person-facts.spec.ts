import { policyWith, purchase } from "../../../../../integration-tests/helpers/facts"
import type { PurchaseFact } from "../types"
import { personFacts } from "./person-facts"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const policy = policyWith({ rates: { usd: "0.9" } })
const facts = (purchases: readonly PurchaseFact[], settings = policy, dormant = 180) =>
  personFacts(purchases, settings, NOW, dormant)

describe("a person without purchases", () => {
  it.each([
    ["no ledger", []],
    ["only a cancelled order", [purchase("2026-01-01", "10", { canceled_at: NOW })]],
  ])("%s", (_case, purchases) => {
    expect(facts(purchases)).toEqual({
      purchase_count: 0,
      purchase_days: 0,
      first_purchase_at: null,
      last_purchase_at: null,
      total_revenue: "0",
      average_order_value: null,
      window_revenue: null,
      window_purchase_days: null,
      basket: null,
      median_gap_days: null,
      reactivated_at: null,
      next_future_at: null,
    })
  })
})

describe("what counts", () => {
  it("is one purchase alone", () => {
    const at = new Date("2026-05-01T10:00:00Z")
    expect(facts([purchase(at, "19.90")])).toEqual({
      purchase_count: 1,
      purchase_days: 1,
      first_purchase_at: at,
      last_purchase_at: at,
      total_revenue: "19.9",
      average_order_value: "19.9",
      window_revenue: "19.9",
      window_purchase_days: 1,
      basket: "19.9",
      median_gap_days: null,
      reactivated_at: null,
      next_future_at: null,
    })
  })

  it("includes an order refunded to nothing: its money is gone, the purchase is not", () => {
    expect(facts([purchase("2026-05-01", "0")])).toMatchObject({
      purchase_count: 1,
      purchase_days: 1,
      total_revenue: "0",
      window_revenue: "0",
      basket: "0",
      average_order_value: "0",
    })
  })

  it("leaves out the cancelled, whenever they were", () => {
    const purchases = [
      purchase("2026-05-01", "10"),
      purchase("2026-06-01", "70", { canceled_at: new Date("2027-01-01") }),
    ]
    expect(facts(purchases)).toMatchObject({ purchase_count: 1, total_revenue: "10" })
  })

  it("ignores the future until then", () => {
    const later = new Date(NOW.getTime() + 1)
    const much_later = purchase("2027-01-01")
    const cancelled = purchase(new Date(NOW.getTime() + 1), "5", { canceled_at: NOW })
    expect(facts([much_later, purchase(later), purchase(NOW), cancelled])).toMatchObject({
      purchase_count: 1,
      last_purchase_at: NOW,
      next_future_at: later,
    })
    expect(facts([cancelled, much_later])).toMatchObject({
      purchase_count: 0,
      next_future_at: much_later.at,
    })
  })

  it("does not depend on the ledger's order, and leaves it as it was", () => {
    const purchases = [
      purchase("2026-03-01", "3"),
      purchase("2026-01-01", "1"),
      purchase("2026-02-01", "2"),
    ]
    const copy = [...purchases]
    expect(facts(purchases)).toEqual(facts([...purchases].reverse()))
    expect(purchases).toEqual(copy)
  })
})

describe("purchase days", () => {
  it("counts two orders of one day once, and their basket is the day's", () => {
    const purchases = [
      purchase("2026-05-01T08:00:00Z", "10"),
      purchase("2026-05-01T20:00:00Z", "20"),
      purchase("2026-05-01T20:00:00Z", "0"),
    ]
    expect(facts(purchases)).toMatchObject({
      purchase_count: 3,
      purchase_days: 1,
      window_purchase_days: 1,
      basket: "30",
      average_order_value: "10",
      median_gap_days: null,
    })
  })

  it("are those of the policy's zone", () => {
    const around_midnight = [purchase("2026-05-01T21:30:00Z"), purchase("2026-05-01T22:30:00Z")]
    expect(facts(around_midnight).purchase_days).toBe(1)
    const berlin = policyWith({ time_zone: "Europe/Berlin" })
    expect(facts(around_midnight, berlin)).toMatchObject({ purchase_days: 2, median_gap_days: "1" })
    const over_utc_midnight = [purchase("2026-05-01T23:30:00Z"), purchase("2026-05-02T00:30:00Z")]
    expect(facts(over_utc_midnight).purchase_days).toBe(2)
    expect(facts(over_utc_midnight, berlin).purchase_days).toBe(1)
  })

  it("keeps whole-day gaps over a change of clocks", () => {
    const berlin = policyWith({ time_zone: "Europe/Berlin" })
    const purchases = [purchase("2026-03-28T23:30:00+01:00"), purchase("2026-03-30T00:30:00+02:00")]
    expect(facts(purchases, berlin).median_gap_days).toBe("2")
  })
})

describe("the median gap", () => {
  it.each([
    [["2026-01-01", "2026-01-11"], "10"],
    [["2026-01-01", "2026-01-11", "2026-01-12"], "5.5"],
    [["2026-01-01", "2026-01-11", "2026-01-12", "2026-02-12"], "10"],
    [["2026-01-01", "2026-01-02", "2026-01-03"], "1"],
    // Two orders a day make no gap of nothing.
    [["2026-01-01T01:00Z", "2026-01-01T02:00Z", "2026-01-05T00:00Z"], "4"],
  ])("%j → %s", (dates, expected) => {
    expect(facts(dates.map((date) => purchase(date))).median_gap_days).toBe(expected)
  })
})

describe("money", () => {
  it("is converted with the policy's rates, exactly", () => {
    const purchases = [
      purchase("2026-05-01", "0.005", { currency_code: "usd" }),
      purchase("2026-05-02", "0.1"),
      purchase("2026-05-03", "0.2"),
    ]
    expect(facts(purchases)).toMatchObject({
      total_revenue: "0.3045",
      average_order_value: "0.1015",
      basket: "0.1015",
    })
  })

  it("leaves out a currency without a rate, whose days still count", () => {
    const purchases = [
      purchase("2026-05-01", "10"),
      purchase("2026-05-01", "500", { currency_code: "gbp" }),
      purchase("2026-06-01", "500", { currency_code: "gbp" }),
    ]
    expect(facts(purchases)).toMatchObject({
      purchase_count: 3,
      purchase_days: 2,
      last_purchase_at: new Date("2026-06-01"),
      total_revenue: "10",
      window_revenue: "10",
      window_purchase_days: 2,
      // By the days and purchases that have a rate, not by all.
      basket: "10",
      average_order_value: "10",
      median_gap_days: "31",
    })
  })

  it("is nothing, not unknown, when no purchase has a rate; averages are unknown", () => {
    expect(facts([purchase("2026-05-01", "5", { currency_code: "gbp" })])).toMatchObject({
      total_revenue: "0",
      window_revenue: "0",
      window_purchase_days: 1,
      basket: null,
      average_order_value: null,
    })
  })

  it("rounds averages to four decimals, half away from zero", () => {
    const two = (sum: string) => [purchase("2026-05-01", sum), purchase("2026-05-02", "0")]
    expect(facts(two("0.0001")).basket).toBe("0.0001")
    expect(facts(two("-0.0001"))).toMatchObject({
      basket: "-0.0001",
      average_order_value: "-0.0001",
    })
    expect(facts(two("0.00009")).basket).toBe("0")
  })
})

describe("the window", () => {
  const last = new Date("2026-11-20T12:00:00.000Z")
  const before_last = (days: number, more = 0) =>
    purchase(new Date(last.getTime() - days * 86_400_000 + more), "7")

  it("ends at the person's own last purchase", () => {
    const old = [purchase("2020-01-01", "5"), purchase("2019-01-01", "6")]
    expect(facts(old)).toMatchObject({ window_revenue: "11", window_purchase_days: 2 })
  })

  it("excludes its far end", () => {
    expect(facts([purchase(last), before_last(730)])).toMatchObject({
      purchase_days: 2,
      total_revenue: "17",
      window_revenue: "10",
      window_purchase_days: 1,
      basket: "10",
    })
    expect(facts([purchase(last), before_last(730, 1)])).toMatchObject({
      window_revenue: "17",
      window_purchase_days: 2,
      basket: "8.5",
    })
  })

  it("counts a day once when the window opens in it", () => {
    // Both on the same calendar day, one inside.
    const purchases = [purchase(last), before_last(730, -60_000), before_last(730, 60_000)]
    expect(facts(purchases)).toMatchObject({ purchase_days: 2, window_purchase_days: 2 })
  })

  it("ignores cancelled and future purchases when it looks for the last", () => {
    const purchases = [
      before_last(800),
      purchase(last, "1", { canceled_at: NOW }),
      purchase("2027-01-01"),
    ]
    expect(facts(purchases).window_revenue).toBe("7")
  })
})

describe("coming back", () => {
  const first = new Date("2026-01-01T06:00:00.000Z")
  const after = (days: number, more = 0) => new Date(first.getTime() + days * 86_400_000 + more)

  it("takes a silence of the dormant limit exactly", () => {
    expect(facts([purchase(first), purchase(after(180))]).reactivated_at).toEqual(after(180))
    expect(facts([purchase(first), purchase(after(180, -1))]).reactivated_at).toBeNull()
  })

  it("is measured in exact time, not in calendar days", () => {
    const berlin = policyWith({ time_zone: "Europe/Berlin" })
    const purchases = [purchase("2026-01-01T12:00:00+01:00"), purchase("2026-06-30T12:00:00+02:00")]
    expect(facts(purchases, berlin).reactivated_at).toBeNull()
  })

  it("is the latest of several, and a purchase soon after does not end it", () => {
    const purchases = [0, 100, 200, 201, 202].map((days) => purchase(after(days)))
    expect(facts(purchases, policy, 90).reactivated_at).toEqual(after(200))
  })

  it("does not see a cancelled purchase between", () => {
    const between = purchase(after(90), "1", { canceled_at: after(91) })
    const purchases = [purchase(first), between, purchase(after(180))]
    expect(facts(purchases).reactivated_at).toEqual(after(180))
  })
})
