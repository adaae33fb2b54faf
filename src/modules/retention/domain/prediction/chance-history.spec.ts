import fc from "fast-check"
import { probabilityOfPurchase } from "../models/probability-of-purchase"
import { chanceHistory, type ChancePoint, MAX_CHANCE_POINTS } from "./chance-history"

const BY = { model: "mbg-nbd", params: { r: 0.52, alpha: 61.2, a: 0.71, b: 2.9 } } as const

/** 2026-11-22. */
const TODAY = 20_779

const dayOf = (point: ChancePoint) => Date.parse(point.day) / 86_400_000

/** The chance by the days alone. */
function chanceOn(day: number, purchaseDays: readonly number[]): number {
  const first = Math.min(...purchaseDays)
  const recency = Math.max(...purchaseDays) - first
  const customer = { frequency: purchaseDays.length - 1, recency, age: day - first }
  return probabilityOfPurchase(BY.model, BY.params, customer, 90)
}

describe("the history of a chance", () => {
  it("begins with the first purchase, has today in it, and goes on if nothing happens", () => {
    const days = [TODAY - 40, TODAY - 3]
    const points = chanceHistory(BY, days, { today: TODAY, days_ahead: 45 })
    expect(points[0]).toEqual({ day: "2026-10-13", chance: chanceOn(TODAY - 40, [TODAY - 40]) })
    expect(points.find(({ day }) => day === "2026-11-22")?.chance).toBe(chanceOn(TODAY, days))
    expect(points.at(-1)).toEqual({ day: "2027-01-06", chance: chanceOn(TODAY + 45, days) })
    expect(points).toHaveLength(40 + 45 + 1 + 1)
  })

  it("tells of a purchase before and after", () => {
    const points = chanceHistory(BY, [TODAY - 40, TODAY - 3], { today: TODAY, days_ahead: 0 })
    expect(points.filter(({ day }) => day === "2026-11-19")).toEqual([
      { day: "2026-11-19", chance: chanceOn(TODAY - 3, [TODAY - 40]) },
      { day: "2026-11-19", chance: chanceOn(TODAY - 3, [TODAY - 40, TODAY - 3]) },
    ])
  })

  it("is nothing for one who has not bought", () => {
    expect(chanceHistory(BY, [], { today: TODAY, days_ahead: 45 })).toEqual([])
  })

  it("shows a hundred purchase days of one who buys every day, and the truth between", () => {
    const days = Array.from({ length: 700 }, (_, index) => TODAY - 699 + index)
    const points = chanceHistory(BY, days, { today: TODAY, days_ahead: 180 })
    expect(points.length).toBeLessThanOrEqual(MAX_CHANCE_POINTS)
    const twice = points.filter(({ day }, index) => points[index - 1]?.day === day)
    expect(twice).toHaveLength(99)
    for (const point of points) {
      const day = dayOf(point)
      const known = days.filter((bought) => bought < day)
      const allowed = [
        chanceOn(
          day,
          days.filter((bought) => bought <= day)
        ),
      ]
      expect([...allowed, known.length > 0 ? chanceOn(day, known) : 0]).toContain(point.chance)
    }
  })
})

const purchaseDays = fc.array(fc.integer({ min: TODAY - 4000, max: TODAY }), {
  minLength: 1,
  maxLength: 160,
})
const ahead = fc.nat(400)

describe("any history", () => {
  it("is bounded, in the order of days, falls with silence and jumps up with a purchase", () => {
    fc.assert(
      fc.property(purchaseDays, ahead, (days, days_ahead) => {
        const points = chanceHistory(BY, days, { today: TODAY, days_ahead })
        expect(points.length).toBeLessThanOrEqual(MAX_CHANCE_POINTS)
        expect(points.at(-1)?.day).toBe(
          new Date((TODAY + days_ahead) * 86_400_000).toISOString().slice(0, 10)
        )
        const hidden = new Set(days).size > 100
        points.forEach((point, index) => {
          expect(point.chance >= 0 && point.chance <= 1).toBe(true)
          const before = points[index - 1]
          if (before) {
            expect(dayOf(point)).toBeGreaterThanOrEqual(dayOf(before))
            if (dayOf(point) === dayOf(before)) {
              expect(point.chance).toBeGreaterThan(before.chance)
            } else if (!hidden) {
              expect(point.chance).toBeLessThan(before.chance)
            }
          }
        })
        for (const day of hidden ? [] : new Set(days)) {
          const first = day === Math.min(...days)
          expect(points.filter((point) => dayOf(point) === day)).toHaveLength(first ? 1 : 2)
        }
      })
    )
  })

  it("does not depend on the order of the purchases, nor on their number in a day", () => {
    fc.assert(
      fc.property(purchaseDays, ahead, (days, days_ahead) => {
        const span = { today: TODAY, days_ahead }
        const sorted = [...days].sort((a, b) => b - a)
        expect(chanceHistory(BY, [...sorted, ...days], span)).toEqual(chanceHistory(BY, days, span))
      })
    )
  })
})
