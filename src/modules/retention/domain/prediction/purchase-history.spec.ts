import type { PurchaseFact } from "../types"
import { purchaseHistory } from "./purchase-history"

const RATES = { base_currency: "eur", rates: { usd: "0.5" } }
const NOW = new Date("2026-11-22T12:00:00Z")

function bought(at: string, net_amount: string, more: Partial<PurchaseFact> = {}): PurchaseFact {
  return { at: new Date(at), canceled_at: null, currency_code: "eur", net_amount, ...more }
}

const historyOf = (purchases: readonly PurchaseFact[], zone = "UTC") =>
  purchaseHistory(purchases, RATES, zone, NOW)

describe("a purchase history", () => {
  it("takes purchases of a day for one, and means the amounts of the days after the first", () => {
    expect(
      historyOf([
        bought("2026-09-01T10:00:00Z", "100"),
        bought("2026-09-01T20:00:00Z", "5"),
        bought("2026-10-01T10:00:00Z", "10"),
        bought("2026-10-01T11:00:00Z", "20", { currency_code: "usd" }),
        bought("2026-11-01T10:00:00Z", "7.0001"),
      ])
    ).toEqual({
      frequency: 2,
      recency_days: 61,
      age_days: 82,
      spend_count: 2,
      spend_mean: "13.5001",
    })
  })

  it("counts a day without a rate, and leaves it out of the mean", () => {
    const yen = { currency_code: "jpy" }
    expect(
      historyOf([
        bought("2026-09-01T10:00:00Z", "100"),
        bought("2026-10-01T10:00:00Z", "10", yen),
        bought("2026-10-02T10:00:00Z", "10", yen),
        bought("2026-10-02T11:00:00Z", "4"),
      ])
    ).toMatchObject({ frequency: 2, spend_count: 1, spend_mean: "4" })
  })

  it("leaves out what is cancelled or to come, and is null without a purchase", () => {
    const cancelled = { canceled_at: NOW }
    expect(
      historyOf([
        bought("2026-10-01T10:00:00Z", "10", cancelled),
        bought("2026-12-01T10:00:00Z", "10"),
      ])
    ).toBeNull()
    expect(
      historyOf([
        bought("2026-11-20T10:00:00Z", "10"),
        bought("2026-10-01T10:00:00Z", "10", cancelled),
      ])
    ).toEqual({ frequency: 0, recency_days: 0, age_days: 2, spend_count: 0, spend_mean: null })
  })

  it("has the days of the zone", () => {
    const two = [bought("2026-11-20T15:30:00Z", "10"), bought("2026-11-20T16:30:00Z", "10")]
    expect(historyOf(two)?.frequency).toBe(0)
    expect(historyOf(two, "Asia/Shanghai")?.frequency).toBe(1)
  })
})
