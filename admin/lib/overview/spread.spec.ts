import fc from "fast-check"
import { spread } from "./spread"

describe("spread", () => {
  it("leaves labels where they are that do not touch", () => {
    expect(spread([80, 20, 50], 16, [0, 100])).toEqual([80, 20, 50])
  })

  it("moves those apart that do, in their order", () => {
    expect(spread([50, 50, 50], 10, [0, 100])).toEqual([50, 60, 70])
    expect(spread([98, 99], 10, [0, 100])).toEqual([90, 100])
  })

  it("keeps labels within the range and apart, whatever is asked for", () => {
    const places = fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(places, (wanted) => {
        const got = [...spread(wanted, 16, [0, 300])].sort((a, b) => a - b)
        for (const [index, place] of got.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9)
          expect(place).toBeLessThanOrEqual(300 + 1e-9)
          expect(place - (got[index - 1] ?? -Infinity)).toBeGreaterThanOrEqual(16 - 1e-9)
        }
      })
    )
  })

  it("shares too little room evenly", () => {
    expect(spread([10, 10, 10], 16, [0, 20])).toEqual([0, 10, 20])
  })
})
