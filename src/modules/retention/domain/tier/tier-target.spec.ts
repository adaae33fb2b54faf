import { policyWith } from "../../../../../integration-tests/helpers/facts"
import { addDays } from "../time/duration"
import { type TierFacts, tierTarget } from "./tier-target"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const FIT = {
  limits: { at_risk: 70, dormant: 155, lost: 260 },
  high_value_cut: "980",
  mid_value_cut: "300",
  median_basket: "60",
}
const policy = policyWith()

/** Facts of someone who bought ten days ago. */
function facts(
  window_revenue: string,
  window_purchase_days: number,
  basket: string | null
): TierFacts {
  return { last_purchase_at: addDays(NOW, -10), window_revenue, window_purchase_days, basket }
}
const target = (
  person: TierFacts,
  fit: Parameters<typeof tierTarget>[1] = FIT,
  settings = policy
) => tierTarget(person, fit, settings, NOW)

describe("tierTarget", () => {
  it.each([
    ["above the high cut on three days", facts("980.01", 3, "326.67"), "high_value"],
    [
      "at the high cut: equal values fall together, below it",
      facts("980", 3, "326.67"),
      "mid_value",
    ],
    ["above the high cut on two days", facts("5000", 2, "2500"), "potential"],
    ["above the high cut on two days without a basket", facts("5000", 2, null), "mid_value"],
    ["one day with the median basket", facts("60", 1, "60"), "potential"],
    ["one day just below the median basket", facts("59.99", 1, "59.9999"), "low_value"],
    ["three days above the median basket", facts("300.01", 3, "100"), "mid_value"],
    ["at the mid cut", facts("300", 3, "100"), "low_value"],
    ["nothing", facts("0", 1, "0"), "low_value"],
    ["less than nothing", facts("-20", 4, "-5"), "low_value"],
    ["no rate at all", facts("0", 9, null), "low_value"],
  ])("%s", (_case, person, expected) => {
    expect(target(person)).toBe(expected)
  })

  it("compares by value, not by spelling or in floating point", () => {
    const fit = { ...FIT, high_value_cut: "9007199254740993.00" }
    expect(target(facts("9007199254740993", 3, null), fit)).toBe("mid_value")
    expect(target(facts("9007199254740993.01", 3, null), fit)).toBe("high_value")
    expect(target(facts("1000", 3, null), { ...FIT, high_value_cut: "99" })).toBe("high_value")
  })

  it("ends potential at the dormant limit, exactly", () => {
    const silent = (ms: number): TierFacts => ({
      ...facts("400", 2, "200"),
      last_purchase_at: new Date(addDays(NOW, -155).getTime() + ms),
    })
    expect(target(silent(1))).toBe("potential")
    expect(target(silent(0))).toBe("mid_value")
  })

  it("never changes by silence otherwise", () => {
    const years_ago = { ...facts("980.01", 3, "1"), last_purchase_at: new Date("2010-01-01") }
    expect(target(years_ago)).toBe("high_value")
  })

  it("goes by the policy's days", () => {
    const settings = policyWith({ tier: { high_value_min_days: 1, potential_max_days: 5 } })
    expect(target(facts("981", 1, "981"), FIT, settings)).toBe("high_value")
    expect(target(facts("500", 5, "100"), FIT, settings)).toBe("potential")
    expect(target(facts("600", 6, "100"), FIT, settings)).toBe("mid_value")
  })

  it("has low value only where nothing has been fitted", () => {
    const fit = { ...FIT, high_value_cut: null, mid_value_cut: null, median_basket: null }
    expect(target(facts("5000", 9, "500"), fit)).toBe("low_value")
    expect(target(facts("5000", 1, "5000"), fit)).toBe("low_value")
  })

  it("has none for prospects", () => {
    const nobody = {
      last_purchase_at: null,
      window_revenue: null,
      window_purchase_days: null,
      basket: null,
    }
    expect(target(nobody)).toBeNull()
  })
})
