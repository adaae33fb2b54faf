import fc from "fast-check"
import { people } from "../../../../../integration-tests/helpers/arbitraries"
import { policyWith } from "../../../../../integration-tests/helpers/facts"
import { personFacts } from "../facts/person-facts"
import { addDays } from "../time/duration"
import { nextStageAt } from "./next-stage-at"
import { type StageFacts, stageOf } from "./stage-of"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const LIMITS = { at_risk: 70, dormant: 155, lost: 260 }
const policy = policyWith()
const ago = (days: number) => addDays(NOW, -days)
const facts = (last: Date, more: Partial<StageFacts> = {}): StageFacts => ({
  first_purchase_at: ago(1000),
  last_purchase_at: last,
  reactivated_at: null,
  ...more,
})
const next = (person: StageFacts, bounds = LIMITS) => nextStageAt(person, bounds, policy, NOW)

describe("nextStageAt", () => {
  it.each([
    ["active → at risk", facts(ago(10)), addDays(NOW, 60)],
    ["at a limit already: the next one", facts(ago(70)), addDays(NOW, 85)],
    ["at risk → dormant", facts(ago(100)), addDays(NOW, 55)],
    ["dormant → lost", facts(ago(155)), addDays(NOW, 105)],
    ["lost stays", facts(ago(260)), null],
    ["new → active", facts(ago(1), { first_purchase_at: ago(20) }), addDays(NOW, 10)],
    ["reactivated → active", facts(ago(1), { reactivated_at: ago(50) }), addDays(NOW, 10)],
    [
      "reactivated → new",
      facts(ago(1), { first_purchase_at: ago(5), reactivated_at: ago(50) }),
      addDays(NOW, 10),
    ],
    [
      "the end of new is hidden by reactivated",
      facts(ago(1), { first_purchase_at: ago(20), reactivated_at: ago(5) }),
      addDays(NOW, 55),
    ],
    ["a prospect", { first_purchase_at: null, last_purchase_at: null, reactivated_at: null }, null],
  ])("%s", (_case, person, expected) => {
    expect(next(person)).toEqual(expected)
  })

  it("passes over limits that coincide", () => {
    expect(next(facts(ago(50)), { at_risk: 90, dormant: 90, lost: 90 })).toEqual(addDays(NOW, 40))
    expect(next(facts(ago(90)), { at_risk: 90, dormant: 90, lost: 180 })).toEqual(addDays(NOW, 90))
  })

  it("passes over the end of a period that silence hides", () => {
    const early = { at_risk: 1, dormant: 155, lost: 260 }
    const person = facts(ago(2), { first_purchase_at: ago(2) })
    expect(stageOf(person, early, policy, NOW)).toBe("at_risk")
    expect(next(person, early)).toEqual(addDays(NOW, 153))
  })

  it("is the first moment of another stage: constant before, different then", () => {
    fc.assert(
      fc.property(
        people(),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        ({ purchases, policy: rules, fit, now }, share) => {
          const person = personFacts(purchases, rules, now, fit.limits.dormant)
          const at = (time: number) => stageOf(person, fit.limits, rules, new Date(time))
          const stage = at(now.getTime())
          const change = nextStageAt(person, fit.limits, rules, now)
          if (change === null) {
            expect(["prospect", "lost"]).toContain(stage)
            expect(at(now.getTime() + 1e12)).toBe(stage)
            return
          }
          expect(change.getTime()).toBeGreaterThan(now.getTime())
          expect(at(change.getTime())).not.toBe(stage)
          expect(at(change.getTime() - 1)).toBe(stage)
          const between = now.getTime() + Math.floor((change.getTime() - now.getTime()) * share)
          expect(at(between)).toBe(stage)
        }
      ),
      { numRuns: 500 }
    )
  })
})
