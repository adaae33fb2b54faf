import fc from "fast-check"
import { limits } from "../../../../../integration-tests/helpers/arbitraries"
import { policyWith } from "../../../../../integration-tests/helpers/facts"
import { addDays, DAY_MS } from "../time/duration"
import type { Stage } from "../types"
import { type StageFacts, stageOf } from "./stage-of"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const LIMITS = { at_risk: 70, dormant: 155, lost: 260 }
const policy = policyWith()
const ago = (days: number, more = 0) => new Date(addDays(NOW, -days).getTime() + more)

/** Someone who bought long ago first, and last at `last`. */
function facts(last: Date, more: Partial<StageFacts> = {}): StageFacts {
  return { first_purchase_at: ago(1000), last_purchase_at: last, reactivated_at: null, ...more }
}
const stage = (person: StageFacts, bounds = LIMITS) => stageOf(person, bounds, policy, NOW)

describe("stageOf", () => {
  it.each([
    [0, 0, "active"],
    [70, 1, "active"],
    [70, 0, "at_risk"],
    [155, 1, "at_risk"],
    [155, 0, "dormant"],
    [260, 1, "dormant"],
    [260, 0, "lost"],
    [3000, 0, "lost"],
  ] as const)("silent for %i days less %i ms: %s", (days, hair, expected) => {
    expect(stage(facts(ago(days, hair)))).toBe(expected)
  })

  it("is prospect without a purchase", () => {
    const nobody = { first_purchase_at: null, last_purchase_at: null, reactivated_at: null }
    expect(stage(nobody)).toBe("prospect")
  })

  it("is new for 30 days from the first purchase, the end excluded", () => {
    expect(stage(facts(ago(1), { first_purchase_at: ago(30, 1) }))).toBe("new")
    expect(stage(facts(ago(1), { first_purchase_at: ago(30) }))).toBe("active")
    expect(stage(facts(NOW, { first_purchase_at: NOW }))).toBe("new")
  })

  it("is reactivated for 60 days from the purchase that ended the silence, the end excluded", () => {
    expect(stage(facts(ago(1), { reactivated_at: ago(60, 1) }))).toBe("reactivated")
    expect(stage(facts(ago(1), { reactivated_at: ago(60) }))).toBe("active")
    expect(stage(facts(NOW, { reactivated_at: NOW }))).toBe("reactivated")
  })

  it("takes the first that matches", () => {
    const short = { at_risk: 10, dormant: 20, lost: 25 }
    const first = { first_purchase_at: ago(25), reactivated_at: ago(1) }
    // Silence wins over new and reactivated, reactivated over new.
    expect(stage(facts(ago(10), { first_purchase_at: ago(12) }), short)).toBe("at_risk")
    expect(stage(facts(ago(20), { first_purchase_at: ago(20) }), short)).toBe("dormant")
    expect(stage(facts(ago(25), { first_purchase_at: ago(25) }), short)).toBe("lost")
    expect(stage(facts(ago(10), { reactivated_at: ago(10) }), short)).toBe("at_risk")
    expect(stage(facts(ago(1), first), short)).toBe("reactivated")
  })

  it("leaves the earlier stage empty when limits are equal", () => {
    const at_risk_empty = { at_risk: 90, dormant: 90, lost: 180 }
    expect(stage(facts(ago(90, 1)), at_risk_empty)).toBe("active")
    expect(stage(facts(ago(90)), at_risk_empty)).toBe("dormant")
    const only_lost = { at_risk: 90, dormant: 90, lost: 90 }
    expect(stage(facts(ago(90, 1)), only_lost)).toBe("active")
    expect(stage(facts(ago(90)), only_lost)).toBe("lost")
  })

  it("never goes back to a livelier stage by silence alone", () => {
    const rank: Record<Stage, number> = {
      prospect: -1,
      reactivated: 0,
      new: 0,
      active: 0,
      at_risk: 1,
      dormant: 2,
      lost: 3,
    }
    const silence = fc.integer({ min: 0, max: 800 * DAY_MS })
    const days = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(limits(), silence, silence, days, days, (bounds, a, b, first, back) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)]
        const last = ago(800)
        const person: StageFacts = {
          first_purchase_at: addDays(last, -first),
          last_purchase_at: last,
          reactivated_at: addDays(last, -back),
        }
        const at = (ms: number) =>
          rank[stageOf(person, bounds, policy, new Date(last.getTime() + ms))]
        expect(at(earlier)).toBeLessThanOrEqual(at(later))
      })
    )
  })
})
