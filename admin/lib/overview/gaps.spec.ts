import fc from "fast-check"
import { gapBars, shareWithin, stageAfter, toldShare } from "./gaps"

describe("gapBars", () => {
  it("are a day wide where the gaps are short, and reach as far as the limits", () => {
    const bars = gapBars(
      [
        { days: 1, count: 3 },
        { days: 4, count: 2 },
      ],
      5
    )
    expect(bars.map(({ to, count }) => [to, count])).toEqual([
      [1, 3],
      [2, 0],
      [3, 0],
      [4, 2],
      [5, 0],
    ])
  })

  it("are weeks where they are longer, each gap in the one it ends in", () => {
    const bars = gapBars(
      [
        { days: 7, count: 1 },
        { days: 8, count: 2 },
        { days: 200, count: 4 },
      ],
      90
    )
    expect(bars[0]).toEqual({ from: 1, to: 7, middle: 4, count: 1 })
    expect(bars[1]).toEqual({ from: 8, to: 14, middle: 11, count: 2 })
    expect(bars.at(-1)).toMatchObject({ from: 197, to: 203, count: 4 })
  })

  it("hold every gap, in no more bars than can be told apart", () => {
    const gap = fc.record({ days: fc.integer({ min: 1, max: 4000 }), count: fc.nat(1000) })
    fc.assert(
      fc.property(
        fc.array(gap, { minLength: 1 }),
        fc.integer({ min: 1, max: 900 }),
        (gaps, reach) => {
          const bars = gapBars(gaps, reach)
          const sum = (list: readonly { count: number }[]) =>
            list.reduce((total, { count }) => total + count, 0)
          expect(sum(bars)).toBe(sum(gaps))
          expect(bars.length).toBeLessThanOrEqual(60)
          expect(bars.at(-1)?.to).toBeGreaterThanOrEqual(reach)
        }
      )
    )
  })

  it("are none without gaps", () => {
    expect(gapBars([], 300)).toEqual([])
  })
})

describe("toldShare", () => {
  it.each([
    [1, [1, 0]],
    [0.996, [0.996, 1]],
    [0.9996, [0.999, 1]],
    [0.995, [0.995, 1]],
    [0.994, [0.994, 0]],
    [0, [0, 0]],
  ])("of %s is all only where it is all", (share, told) => {
    expect(toldShare(share)).toEqual(told)
  })
})

describe("shareWithin", () => {
  it("counts gaps up to and including the days", () => {
    const gaps = [
      { days: 70, count: 80 },
      { days: 155, count: 15 },
      { days: 300, count: 5 },
    ]
    expect([69, 70, 155, 400].map((days) => shareWithin(gaps, days))).toEqual([0, 0.8, 0.95, 1])
    expect(shareWithin([], 10)).toBe(0)
  })
})

describe("stageAfter", () => {
  it("changes on the very day of a limit", () => {
    const limits = { at_risk: 70, dormant: 155, lost: 260 }
    expect([69, 70, 154, 155, 259, 260].map((days) => stageAfter(days, limits))).toEqual([
      "active",
      "at_risk",
      "at_risk",
      "dormant",
      "dormant",
      "lost",
    ])
  })
})
