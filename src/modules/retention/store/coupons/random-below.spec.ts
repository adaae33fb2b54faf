import { randomBelow } from "./random-below"

describe("random numbers", () => {
  it("are below the bound, all of them, and about as often", () => {
    const draw = randomBelow()
    const drawn = 56_000
    const counts = new Map<number, number>()
    for (let index = 0; index < drawn; index += 1) {
      const number = draw(28)
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 28 }, (_, number) => number)
    )
    // Eight standard deviations around 2,000.
    expect(Math.min(...counts.values())).toBeGreaterThan(1640)
    expect(Math.max(...counts.values())).toBeLessThan(2360)
  })
})
