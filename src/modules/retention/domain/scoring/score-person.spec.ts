import fc from "fast-check"
import { people } from "../../../../../integration-tests/helpers/arbitraries"
import { policyWith, purchase } from "../../../../../integration-tests/helpers/facts"
import { explain } from "../explain/explain"
import { purchasesAt } from "../facts/valid-purchases"
import { addDays } from "../time/duration"
import {
  type FitFacts,
  RFM_GROUPS,
  type ScoredProfile,
  STAGES,
  type StoredTier,
  TIERS,
} from "../types"
import { scorePerson } from "./score-person"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const FIT: FitFacts = {
  fitted_at: addDays(NOW, -0.5),
  limits: { at_risk: 70, dormant: 155, lost: 260 },
  high_value_cut: "980",
  mid_value_cut: "300",
  median_basket: "60",
  silence_cuts: [30, 60, 120, 240].map((days) => days * 86_400),
  frequency_cuts: [1, 1, 2, 4],
  monetary_cuts: ["50", "100", "300", "980"],
}
const UNKNOWN: StoredTier = { tier: null, downgrade_since: null }
const policy = policyWith()

describe("scorePerson", () => {
  it("composes a profile", () => {
    const at = (days: number) => addDays(NOW, -days)
    const purchases = [purchase(at(300), "500"), purchase(at(55), "400"), purchase(at(50), "100")]
    expect(scorePerson({ purchases, stored: UNKNOWN, fit: FIT, policy, now: NOW })).toEqual({
      tier: "high_value",
      tier_target: "high_value",
      downgrade_since: null,
      stage: "reactivated",
      slowing: false,
      purchase_count: 3,
      purchase_days: 3,
      first_purchase_at: at(300),
      last_purchase_at: at(50),
      reactivated_at: at(55),
      total_revenue: "1000",
      window_revenue: "1000",
      window_purchase_days: 3,
      basket: "333.3333",
      average_order_value: "333.3333",
      median_gap_days: "125",
      rfm_r: 4,
      rfm_f: 4,
      rfm_m: 5,
      rfm_group: "champion",
      next_stage_at: addDays(NOW, 5),
      next_change_at: addDays(NOW, 5),
    } satisfies ScoredProfile)
  })

  it("knows prospects", () => {
    const stored: StoredTier = { tier: "high_value", downgrade_since: addDays(NOW, -1) }
    const purchases = [purchase("2027-01-01"), purchase("2026-01-01", "9", { canceled_at: NOW })]
    expect(scorePerson({ purchases, stored, fit: FIT, policy, now: NOW })).toEqual({
      tier: null,
      tier_target: null,
      downgrade_since: null,
      stage: "prospect",
      slowing: false,
      purchase_count: 0,
      purchase_days: 0,
      first_purchase_at: null,
      last_purchase_at: null,
      reactivated_at: null,
      total_revenue: "0",
      window_revenue: null,
      window_purchase_days: null,
      basket: null,
      average_order_value: null,
      median_gap_days: null,
      rfm_r: null,
      rfm_f: null,
      rfm_m: null,
      rfm_group: null,
      next_stage_at: null,
      next_change_at: new Date("2027-01-01"),
    } satisfies ScoredProfile)
  })
})

describe("next_change_at", () => {
  const at = (days: number) => addDays(NOW, days)
  const next = (purchases: Parameters<typeof purchase>[], stored = UNKNOWN, fit = FIT) =>
    scorePerson({
      purchases: purchases.map((one) => purchase(...one)),
      stored,
      fit,
      policy,
      now: NOW,
    }).next_change_at

  it("is the end of a grace period when that comes first", () => {
    const stored: StoredTier = { tier: "high_value", downgrade_since: at(-29) }
    expect(next([[at(-10)]], stored)).toEqual(at(1))
  })

  it("is the end of the grace that begins now", () => {
    expect(
      next(
        [
          [at(-100), "1"],
          [at(-10), "1"],
        ],
        { ...UNKNOWN, tier: "mid_value" }
      )
    ).toEqual(at(30))
  })

  it("is the start of slowing", () => {
    const weekly = [0, 7, 14, 21, 28, 35].map((days): [Date] => [at(-10 - days)])
    expect(next(weekly)).toEqual(new Date(at(20).getTime() + 1))
  })

  it("is the end of potential, when limits put it there", () => {
    const fit = { ...FIT, limits: { at_risk: 90, dormant: 90, lost: 180 } }
    expect(next([[at(-50), "70"]], UNKNOWN, fit)).toEqual(at(40))
  })

  it("is the next order dated in the future", () => {
    expect(next([[at(-10)], [at(5)], [at(4)]])).toEqual(at(4))
  })

  it("is nothing for the lost", () => {
    expect(next([[at(-300), "1"]])).toBeNull()
  })
})

/** A profile without the two dates that merely announce changes. */
function state({ next_stage_at: _stage, next_change_at: _change, ...rest }: ScoredProfile) {
  return rest
}

describe("any person", () => {
  it("stays the same until next_change_at, and is another then", () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(people(), share, (person, part) => {
        const now = scorePerson(person)
        const at = (time: number) => scorePerson({ ...person, stored: now, now: new Date(time) })
        const start = person.now.getTime()
        const change = now.next_change_at?.getTime()
        if (change === undefined) {
          expect(state(at(start + 1e12))).toEqual(state(now))
          return
        }
        expect(change).toBeGreaterThan(start)
        expect(at(change - 1)).toEqual(now)
        expect(at(start + Math.floor((change - start) * part))).toEqual(now)
        expect(state(at(change))).not.toEqual(state(now))
      }),
      { numRuns: 500 }
    )
  })

  it("scores the same whatever order the ledger is in, and again from its own result", () => {
    fc.assert(
      fc.property(people(), (person) => {
        const scored = scorePerson(person)
        const reversed = [...person.purchases].reverse()
        expect(scorePerson({ ...person, purchases: reversed })).toEqual(scored)
        expect(scorePerson({ ...person, stored: scored })).toEqual(scored)
      })
    )
  })

  it("has whole facts or none", () => {
    fc.assert(
      fc.property(people(), (person) => {
        const scored = scorePerson(person)
        const buyer = scored.purchase_count > 0
        const { first_purchase_at, last_purchase_at, window_revenue, window_purchase_days } = scored
        const always = [first_purchase_at, last_purchase_at, window_revenue, window_purchase_days]
        const tiers = [scored.tier, scored.tier_target]
        const scores = [scored.rfm_r, scored.rfm_f, scored.rfm_m, scored.rfm_group]
        for (const value of [...always, ...tiers, ...scores]) {
          expect(value !== null).toBe(buyer)
        }
        expect(scored.stage === "prospect").toBe(!buyer)
        expect(scored.purchase_days).toBeLessThanOrEqual(scored.purchase_count)
        expect(scored.window_purchase_days ?? 0).toBeLessThanOrEqual(scored.purchase_days)
        expect(scored.median_gap_days !== null).toBe(scored.purchase_days > 1)
      })
    )
  })

  it("can be explained", () => {
    fc.assert(
      fc.property(people(), (person) => {
        // A fit has both cuts or, without buyers, neither.
        const { high_value_cut, mid_value_cut } = person.fit
        fc.pre((high_value_cut === null) === (mid_value_cut === null))
        const profile = scorePerson(person)
        const { tier, stage, slowing, next } = explain(
          profile,
          person.fit,
          person.policy,
          person.now
        )
        expect(tier !== null).toBe(profile.tier !== null)
        expect(stage.code).toBe(profile.stage)
        expect(slowing !== null).toBe(profile.slowing)
        expect(next !== null).toBe(profile.next_change_at !== null)
        for (const sentence of [tier, stage, slowing, next]) {
          expect(sentence?.text ?? "").not.toMatch(/undefined|null|NaN|unknown|; *$|, *$|_/)
        }
        if (next?.code === "next_future_purchase") {
          const { valid } = purchasesAt(person.purchases, profile.next_change_at ?? person.now)
          expect(valid.at(-1)?.at).toEqual(profile.next_change_at)
        }
      })
    )
  })
})

it("is tried on people of every tier, stage and group", () => {
  const profiles = fc.sample(people(), { numRuns: 1000, seed: 1 }).map(scorePerson)
  const seen = <K extends keyof ScoredProfile>(name: K) =>
    new Set(profiles.map((profile) => profile[name]))
  expect(seen("stage")).toEqual(new Set(STAGES))
  expect(seen("tier")).toEqual(new Set([...TIERS, null]))
  expect(seen("tier_target")).toEqual(new Set([...TIERS, null]))
  expect(seen("rfm_group")).toEqual(new Set([...RFM_GROUPS, null]))
  expect(seen("slowing")).toEqual(new Set([true, false]))
  expect(profiles.some(({ downgrade_since }) => downgrade_since !== null)).toBe(true)
  expect(profiles.some(({ purchase_days, basket }) => purchase_days > 0 && !basket)).toBe(true)
})
