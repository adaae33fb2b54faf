import fc from "fast-check"
import { addDays } from "../time/duration"
import { type StoredTier, type Tier, TIERS } from "../types"
import { foldTier, graceEndsAt } from "./fold-tier"
import { isBelow } from "./order"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const stored = (tier: Tier | null, downgrade_since: Date | null = null): StoredTier => ({
  tier,
  downgrade_since,
})
const fold = (before: StoredTier, target: Tier | null, grace_days = 30, now = NOW) =>
  foldTier({ stored: before, target, now, grace_days })

describe("the order of tiers", () => {
  it("is high value > potential > mid value > low value", () => {
    expect(isBelow("potential", "high_value")).toBe(true)
    expect(isBelow("mid_value", "potential")).toBe(true)
    expect(isBelow("low_value", "mid_value")).toBe(true)
    expect(isBelow("mid_value", "mid_value")).toBe(false)
    expect(isBelow("high_value", "low_value")).toBe(false)
  })
})

describe("foldTier", () => {
  it.each(TIERS)("takes %s as it is at the first scoring", (target) => {
    expect(fold(stored(null), target)).toEqual(stored(target))
  })

  it.each([
    ["low_value", "mid_value"],
    ["low_value", "potential"],
    ["mid_value", "potential"],
    ["mid_value", "high_value"],
    ["potential", "high_value"],
  ] as const)("goes up from %s to %s at once", (from, to) => {
    expect(fold(stored(from, addDays(NOW, -5)), to)).toEqual(stored(to))
  })

  it.each(["mid_value", "low_value"] as const)("lets potential fall to %s at once", (to) => {
    expect(fold(stored("potential"), to)).toEqual(stored(to))
  })

  it.each([
    ["high_value", "potential"],
    ["high_value", "mid_value"],
    ["mid_value", "low_value"],
  ] as const)("keeps %s when %s is first seen, and remembers when", (from, to) => {
    expect(fold(stored(from), to)).toEqual(stored(from, NOW))
  })

  it("keeps the first sight while below, even of another tier", () => {
    const since = addDays(NOW, -29)
    expect(fold(stored("high_value", since), "low_value")).toEqual(stored("high_value", since))
    expect(fold(stored("high_value", since), "potential")).toEqual(stored("high_value", since))
  })

  it("forgets it when no longer below", () => {
    expect(fold(stored("high_value", addDays(NOW, -29)), "high_value")).toEqual(
      stored("high_value")
    )
  })

  it("falls when the grace is over, exactly, to the target of that moment", () => {
    const since = addDays(NOW, -30)
    const a_hair_later = new Date(since.getTime() + 1)
    expect(fold(stored("high_value", a_hair_later), "mid_value").tier).toBe("high_value")
    expect(fold(stored("high_value", since), "mid_value")).toEqual(stored("mid_value"))
    expect(fold(stored("high_value", since), "potential")).toEqual(stored("potential"))
    expect(fold(stored("high_value", addDays(NOW, -99)), "low_value")).toEqual(stored("low_value"))
  })

  it("falls at once without a grace", () => {
    expect(fold(stored("high_value"), "low_value", 0)).toEqual(stored("low_value"))
  })

  it.each(TIERS)("takes %s from someone without purchases at once", (tier) => {
    expect(fold(stored(tier, addDays(NOW, -1)), null)).toEqual(stored(null))
  })

  it("starts anew for a prospect who buys", () => {
    expect(fold(stored(null, addDays(NOW, -99)), "low_value")).toEqual(stored("low_value"))
  })

  it("holds on its own: folding again changes nothing, and no grace runs at the target", () => {
    const tiers = fc.option(fc.constantFrom(...TIERS))
    const since = fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays(NOW, -days)))
    fc.assert(
      fc.property(tiers, since, tiers, fc.constantFrom(0, 1, 30), (tier, from, target, grace) => {
        const once = fold(stored(tier, from), target, grace)
        expect(fold(once, target, grace)).toEqual(once)
        expect(once.downgrade_since === null).toBe(once.tier === target)
        if (once.tier !== target) {
          expect(once.tier).toBe(tier)
          expect(once.tier).not.toBe("potential")
        }
      })
    )
  })

  it("falls at graceEndsAt and not before", () => {
    const first = fold(stored("high_value"), "low_value")
    const end = graceEndsAt(first.downgrade_since, 30)
    expect(end).toEqual(addDays(NOW, 30))
    const just_before = new Date((end ?? NOW).getTime() - 1)
    expect(fold(first, "low_value", 30, just_before).tier).toBe("high_value")
    expect(fold(first, "low_value", 30, end ?? NOW).tier).toBe("low_value")
    expect(graceEndsAt(null, 30)).toBeNull()
  })
})
