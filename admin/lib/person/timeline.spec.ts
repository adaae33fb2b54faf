import { type DrawnPurchase, layOut, nearest, type Timeline } from "./timeline"

const DAY_MS = 86_400_000
const NOW = new Date("2026-11-22T12:00:00.000Z")
const LIMITS = { at_risk: 70, dormant: 155, lost: 260 }

const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString()

/** A purchase so many days ago. */
function bought(days: number, more: Partial<DrawnPurchase> = {}): DrawnPurchase {
  return {
    order_id: `order_${days}`,
    created_at: daysAgo(days),
    canceled_at: null,
    base_amount: "50",
    ...more,
  }
}

const drawn = (purchases: readonly DrawnPurchase[], limits: typeof LIMITS | null = LIMITS) =>
  layOut({ purchases, limits, now: NOW, next: null })

/** Where something lies, in days before now. */
function inDays({ marks, today }: Timeline, x: number): number {
  const [mark] = marks
  const days = (NOW.getTime() - Date.parse(mark?.purchase.created_at ?? "")) / DAY_MS
  return Math.round(((today - x) / (today - (mark?.x ?? 0))) * days)
}

describe("a time line", () => {
  it("has its purchases in order, by amount, between its ends", () => {
    const { marks, largest } = drawn([
      bought(10, { base_amount: "20" }),
      bought(300, { base_amount: "80" }),
      bought(100, { base_amount: null }),
    ])
    expect(marks.map(({ purchase }) => purchase.order_id)).toEqual([
      "order_300",
      "order_100",
      "order_10",
    ])
    expect(marks.map(({ height }) => height)).toEqual([1, 0, 0.25])
    expect(largest).toBe("80")
    expect(marks.every(({ x }) => x > 0 && x < 1)).toBe(true)
  })

  it("leads from the last purchase through all bands beyond today", () => {
    const timeline = drawn([bought(10), bought(110)])
    const { present, today, turns } = timeline
    expect(present.map(({ band, from }) => [band, inDays(timeline, from)])).toEqual([
      ["active", 10],
      ["at_risk", -60],
      ["dormant", -145],
      ["lost", -250],
    ])
    expect(turns.map(({ band, at, until }) => [band, at, until])).toEqual([
      ["active", daysAgo(10), 70],
      ["at_risk", daysAgo(-60), 155],
      ["dormant", daysAgo(-145), 260],
      ["lost", daysAgo(-250), null],
    ])
    expect(present.at(-1)?.to).toBe(1)
    expect(today).toBeLessThan(present[1]?.from ?? 0)
  })

  it("ends a little after today for those who are lost", () => {
    const { today, present } = drawn([bought(400)])
    expect(today).toBeGreaterThan(0.95)
    expect(today).toBeLessThan(1)
    expect(present.at(-1)).toMatchObject({ band: "lost", to: 1 })
  })

  it("draws the silences between purchases up to the next one", () => {
    const timeline = drawn([bought(10), bought(110), bought(120)])
    expect(
      timeline.past.map(({ band, from, to }) => [
        band,
        inDays(timeline, from),
        inDays(timeline, to),
      ])
    ).toEqual([
      ["active", 120, 110],
      ["active", 110, 40],
      ["at_risk", 40, 10],
    ])
  })

  it("marks what is cancelled or dated in the future, and begins no silence there", () => {
    const timeline = drawn([bought(100), bought(50, { canceled_at: daysAgo(49) }), bought(-3, {})])
    expect(timeline.marks.map(({ state }) => state)).toEqual(["valid", "cancelled", "future"])
    expect(timeline.past).toEqual([])
    expect(inDays(timeline, timeline.present[0]?.from ?? 0)).toBe(100)
  })

  it("leaves out a band that equal limits leave empty", () => {
    const { present } = drawn([bought(10)], { at_risk: 90, dormant: 90, lost: 180 })
    expect(present.map(({ band }) => band)).toEqual(["active", "dormant", "lost"])
  })

  it("has no bands before the first fit, nor without a purchase that counts", () => {
    expect(drawn([bought(10)], null)).toMatchObject({ past: [], present: [], turns: [] })
    const cancelled = drawn([bought(10, { canceled_at: daysAgo(9) })])
    expect(cancelled).toMatchObject({ past: [], present: [], turns: [] })
  })

  it("marks the next change where it lies ahead and inside the picture", () => {
    const next = (at: string) =>
      layOut({ purchases: [bought(10), bought(110)], limits: LIMITS, now: NOW, next: at })
    const ahead = next(daysAgo(-60))
    expect(inDays(ahead, ahead.next ?? 0)).toBe(-60)
    expect(next(daysAgo(1)).next).toBeNull()
    expect(next(daysAgo(-4000)).next).toBeNull()
  })

  it("reaches as far as it is asked to, and no less than by itself", () => {
    const reaching = (days: number) =>
      layOut({
        purchases: [bought(10), bought(110)],
        limits: LIMITS,
        now: NOW,
        next: null,
        reach: Date.parse(daysAgo(-days)),
      }).span.end
    expect(reaching(100)).toBe(drawn([bought(10), bought(110)]).span.end)
    expect(reaching(400)).toBeGreaterThan(Date.parse(daysAgo(-400)))
    expect(reaching(400)).toBeLessThan(Date.parse(daysAgo(-412)))
  })

  it("survives amounts that are zero or negative", () => {
    const { marks, largest } = drawn([
      bought(10, { base_amount: "0" }),
      bought(20, { base_amount: "-5" }),
    ])
    expect(marks.map(({ height }) => height)).toEqual([0, 0])
    expect(largest).toBeNull()
  })
})

describe("nearest", () => {
  it("finds the closest, and the later one of two at the same place", () => {
    const { marks } = drawn([bought(300), bought(100), bought(100, { order_id: "twin" })])
    expect(nearest(marks, 0)).toBe(0)
    expect(nearest(marks, 1)).toBe(2)
    expect(nearest([], 0.5)).toBe(-1)
  })
})
