import fc from "fast-check"
import { amounts, moments } from "../../../../../integration-tests/helpers/arbitraries"
import { policyWith } from "../../../../../integration-tests/helpers/facts"
import { parseDecimal } from "../money/decimal"
import { addDays } from "../time/duration"
import { tierTarget } from "../tier/tier-target"
import { type CutFacts, fitCuts } from "./fit-cuts"

const NOW = new Date("2026-11-22T03:15:00.500Z")
const policy = policyWith()
const buyer = (
  window_revenue: string,
  days = 1,
  basket: string | null = window_revenue
): CutFacts => ({
  last_purchase_at: addDays(NOW, -days),
  window_revenue,
  window_purchase_days: days,
  basket,
})
const prospect: CutFacts = {
  last_purchase_at: null,
  window_revenue: null,
  window_purchase_days: null,
  basket: null,
}

describe("fitCuts", () => {
  it("takes percentiles over buyers", () => {
    const people = [9, 10, 8, 7, 6, 5, 4, 3, 2, 1].map((size) => buyer(`${size}`, size))
    expect(fitCuts([prospect, ...people, prospect], NOW, policy)).toEqual({
      high_value_cut: "8",
      mid_value_cut: "5",
      median_basket: "5",
      silence_cuts: [2, 4, 6, 8].map((days) => days * 86_400),
      frequency_cuts: [2, 4, 6, 8],
      monetary_cuts: ["2", "4", "6", "8"],
    })
  })

  it("measures silence to the millisecond", () => {
    const last = new Date("2026-11-22T03:15:00.000Z")
    const { silence_cuts } = fitCuts([{ ...buyer("1"), last_purchase_at: last }], NOW, policy)
    expect(silence_cuts).toEqual([0.5, 0.5, 0.5, 0.5])
  })

  it("leaves unknown baskets out of the median, but nothing else", () => {
    const people = [buyer("0", 1, null), buyer("0", 1, null), buyer("10"), buyer("20")]
    expect(fitCuts(people, NOW, policy)).toMatchObject({ median_basket: "10", mid_value_cut: "0" })
  })

  it("has nothing to say of a shop without buyers", () => {
    expect(fitCuts([prospect], NOW, policy)).toEqual({
      high_value_cut: null,
      mid_value_cut: null,
      median_basket: null,
      silence_cuts: [],
      frequency_cuts: [],
      monetary_cuts: [],
    })
  })

  it("goes by the policy's percentiles", () => {
    const settings = policyWith({
      tier: { high_value_percentile: 0.9, mid_value_percentile: 0.3 },
    })
    const people = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((size) => buyer(`${size}`))
    expect(fitCuts(people, NOW, settings)).toMatchObject({
      high_value_cut: "9",
      mid_value_cut: "3",
    })
  })

  it("makes at most a fifth of all buyers high value, and equal facts equal tiers", () => {
    const person = fc.record({
      window_revenue: amounts(),
      window_purchase_days: fc.integer({ min: 1, max: 5 }),
      basket: fc.option(amounts()),
    })
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), moments(), (drawn, now) => {
        const people = drawn.map((facts) => ({ ...facts, last_purchase_at: addDays(now, -10) }))
        const cuts = fitCuts(people, now, policy)
        const fit = { ...cuts, limits: { at_risk: 70, dormant: 155, lost: 260 } }
        const tiers = people.map((facts) => tierTarget(facts, fit, policy, now))
        const above = people.filter(({ window_revenue }) =>
          parseDecimal(window_revenue).isGreaterThan(cuts.high_value_cut ?? Number.NaN)
        )
        expect(above.length * 5).toBeLessThanOrEqual(people.length)
        expect(tiers.filter((tier) => tier === "high_value").length).toBeLessThanOrEqual(
          above.length
        )
        const again = [...people]
          .reverse()
          .map((facts) => tierTarget({ ...facts }, fit, policy, now))
        expect(again.reverse()).toEqual(tiers)
      })
    )
  })
})
