import { chancePath, chanceRows, type ChanceCurve, layOutChances, reachOf } from "./chance-curve"
import type { Chances } from "./prediction"
import { type DrawnPurchase, layOut } from "./timeline"

const DAY_MS = 86_400_000
const NOW = new Date("2026-11-22T17:30:00.000Z")

/** The day so many days ago, by UTC. */
const dayAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString().slice(0, 10)

/** Twenty past nine in the evening, so many days ago. */
const bought = (days: number, more: Partial<DrawnPurchase> = {}): DrawnPurchase => ({
  order_id: `order_${days}`,
  created_at: `${dayAgo(days)}T21:20:00.000Z`,
  canceled_at: null,
  base_amount: "50",
  ...more,
})

/** Points by days ago. */
const chances = (...points: [days: number, chance: number][]): Chances => ({
  model_fit_id: "rmod_1",
  horizon_days: 90,
  today: dayAgo(0),
  points: points.map(([days, chance]) => ({ day: dayAgo(days), chance })),
})

function curveOf(
  told: Chances,
  purchases: readonly DrawnPurchase[],
  { now = NOW, timeZone = "UTC" } = {}
): ChanceCurve {
  const reach = reachOf(told)
  const timeline = layOut({ purchases, limits: null, now, next: null, reach })
  const curve = layOutChances({ chances: told, timeline, now, timeZone })
  if (!curve) {
    throw new Error("nothing was laid out")
  }
  return curve
}

const TOLD = chances([40, 0.3], [20, 0.2], [10, 0.15], [10, 0.4], [0, 0.36], [-30, 0.2], [-60, 0.1])
const PURCHASES = [
  bought(40),
  bought(10),
  bought(15, { canceled_at: `${dayAgo(14)}T00:00:00.000Z` }),
]

describe("a curve of chances", () => {
  it("has a day for each, and both sides of a purchase", () => {
    const { days, today, top, horizonDays } = curveOf(TOLD, PURCHASES)
    expect(
      days.map(({ day, before, chance, purchase }) => [day, before, chance, purchase])
    ).toEqual([
      [dayAgo(40), null, 0.3, true],
      [dayAgo(20), null, 0.2, false],
      [dayAgo(10), 0.15, 0.4, true],
      [dayAgo(0), null, 0.36, false],
      [dayAgo(-30), null, 0.2, false],
      [dayAgo(-60), null, 0.1, false],
    ])
    expect([today, top, horizonDays]).toEqual([3, 0.5, 90])
  })

  it("rises under the bar of the purchase, and is today at the rule of today", () => {
    const { days } = curveOf(TOLD, PURCHASES)
    const timeline = layOut({
      purchases: PURCHASES,
      limits: null,
      now: NOW,
      next: null,
      reach: reachOf(TOLD),
    })
    const bars = timeline.marks.filter(({ state }) => state === "valid")
    expect(days.filter(({ purchase }) => purchase).map(({ x }) => x)).toEqual(
      bars.map(({ x }) => x)
    )
    expect(days[3]?.x).toBe(timeline.today)
    expect(days.at(-1)?.x).toBeLessThanOrEqual(1)
  })

  it("counts days in the zone it is told, and never goes back in time", () => {
    // 21:20 by UTC is the next morning in Auckland.
    const told = chances([39, 0.3], [38, 0.29], [0, 0.2])
    const { days } = curveOf(told, [bought(40)], { timeZone: "Pacific/Auckland" })
    expect(days.map(({ purchase }) => purchase)).toEqual([true, false, false])
    const places = days.map(({ x }) => x)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it("leaves out what lies before the purchases that are drawn", () => {
    const { days } = curveOf(chances([800, 0.5], [40, 0.3], [0, 0.2]), [bought(40)])
    expect(days.map(({ day }) => day)).toEqual([dayAgo(40), dayAgo(0)])
  })

  it("has a scale that small chances can be read on", () => {
    expect(curveOf(chances([40, 0.03], [0, 0.01]), [bought(40)]).top).toBe(0.1)
    expect(curveOf(chances([40, 0.51], [0, 0.01]), [bought(40)]).top).toBe(1)
    // What was lost by a purchase, as the model may have it, counts too.
    expect(curveOf(chances([40, 0.03], [10, 0.3], [10, 0.2]), [bought(40), bought(10)]).top).toBe(
      0.5
    )
  })

  it("is nothing without points", () => {
    const timeline = layOut({ purchases: PURCHASES, limits: null, now: NOW, next: null })
    expect(layOutChances({ chances: chances(), timeline, now: NOW, timeZone: "UTC" })).toBeNull()
    expect(reachOf(chances())).toBeUndefined()
  })

  it("goes straight up at a purchase as a path, and on from today in another", () => {
    const curve = curveOf(TOLD, PURCHASES)
    const at = (index: number) => Math.round((curve.days[index]?.x ?? 0) * 100_000) / 100
    expect(chancePath(curve, 0, 3)).toBe(
      `M${at(0)},400L${at(1)},600L${at(2)},700L${at(2)},200L${at(3)},280`
    )
    expect(chancePath(curve, 3, 5)).toBe(`M${at(3)},280L${at(4)},600L${at(5)},800`)
    expect(chancePath(curve, 6, 9)).toBe("")
  })

  it("begins the part ahead with what a purchase of today came to", () => {
    const curve = curveOf(chances([40, 0.3], [0, 0.1], [0, 0.4], [-30, 0.2]), [
      bought(40),
      bought(0, { created_at: `${dayAgo(0)}T08:00:00.000Z` }),
    ])
    expect(chancePath(curve, curve.today, 2)).toMatch(/^M[\d.]+,200L[\d.]+,600$/)
  })
})

describe("the curve as a table", () => {
  const rows = (told: Chances, purchases = PURCHASES) =>
    chanceRows(curveOf(told, purchases)).map(({ day, kind }) => [day, kind])

  it("has a line for each purchase, today, and every month from then on, latest first", () => {
    const monthly = chances(
      [40, 0.3],
      [10, 0.15],
      [10, 0.4],
      [0, 0.36],
      ...Array.from({ length: 15 }, (_, i): [number, number] => [-5 * (i + 1), 0.3 - i / 100])
    )
    expect(rows(monthly)).toEqual([
      [dayAgo(-75), "ahead"],
      [dayAgo(-60), "ahead"],
      [dayAgo(-30), "ahead"],
      [dayAgo(0), "today"],
      [dayAgo(10), "purchase"],
      [dayAgo(40), "purchase"],
    ])
  })

  it("has today once, when they bought today", () => {
    const today = bought(0, { created_at: `${dayAgo(0)}T08:00:00.000Z` })
    expect(rows(chances([40, 0.3], [0, 0.1], [0, 0.4]), [bought(40), today])).toEqual([
      [dayAgo(0), "purchase"],
      [dayAgo(40), "purchase"],
    ])
  })
})
