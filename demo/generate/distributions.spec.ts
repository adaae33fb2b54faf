import { beta, exponential, gamma, normal, pick, weighted } from "./distributions"
import { seededRandom, type Random } from "./random"

const DRAWS = 40_000

/** Mean and variance of many draws. */
function moments(draw: () => number) {
  const values = Array.from({ length: DRAWS }, draw)
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DRAWS - 1)
  return { mean, variance, standardError: Math.sqrt(variance / DRAWS) }
}

describe("seededRandom", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const first = seededRandom("a")
    const again = seededRandom("a")
    const other = seededRandom("b")
    const numbers = Array.from({ length: 100 }, first)
    expect(Array.from({ length: 100 }, again)).toEqual(numbers)
    expect(Array.from({ length: 100 }, other)).not.toEqual(numbers)
  })

  it("is uniform in [0, 1): a chi-square over 20 cells stays below the 99.9 % point", () => {
    const random = seededRandom("uniform")
    const cells = new Array<number>(20).fill(0)
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const cell = Math.floor(random() * 20)
      cells[cell] = (cells[cell] ?? NaN) + 1
    }
    const expected = DRAWS / 20
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquare).toBeLessThan(43.8)
  })
})

describe("samplers have the moments of their distributions", () => {
  it.each<[string, (random: Random) => number, number, number]>([
    ["exponential(0.25)", (random) => exponential(random, 0.25), 4, 16],
    ["gamma(0.4, 2), below shape 1", (random) => gamma(random, 0.4, 2), 0.2, 0.1],
    ["gamma(1.1, 65)", (random) => gamma(random, 1.1, 65), 1.1 / 65, 1.1 / 65 ** 2],
    ["gamma(9, 3)", (random) => gamma(random, 9, 3), 3, 1],
    ["beta(0.7, 2.8)", (random) => beta(random, 0.7, 2.8), 0.2, 0.16 / 4.5],
    ["beta(5, 2)", (random) => beta(random, 5, 2), 5 / 7, 10 / (49 * 8)],
  ])("%s", (name, draw, mean, variance) => {
    const random = seededRandom(name)
    const found = moments(() => draw(random))
    expect(Math.abs(found.mean - mean)).toBeLessThan(4 * found.standardError)
    expect(found.variance / variance).toBeGreaterThan(0.9)
    expect(found.variance / variance).toBeLessThan(1.1)
  })

  it("normal()", () => {
    const random = seededRandom("normal")
    const { mean, variance, standardError } = moments(() => normal(random))
    expect(Math.abs(mean)).toBeLessThan(4 * standardError)
    expect(variance).toBeCloseTo(1, 1)
  })
})

describe("weighted and pick", () => {
  it("chooses by weight, and never an entry of weight 0", () => {
    const random = seededRandom("weights")
    const entries = [
      ["a", 3],
      ["never", 0],
      ["b", 1],
    ] as const
    const drawn = Array.from({ length: 8000 }, () => weighted<string>(random, entries))
    expect(drawn.filter((value) => value === "a").length / 8000).toBeCloseTo(0.75, 1)
    expect(drawn).not.toContain("never")
    expect(() => weighted(random, [])).toThrow("at least one entry")
    expect(new Set(Array.from({ length: 200 }, () => pick(random, [1, 2, 3])))).toEqual(
      new Set([1, 2, 3])
    )
  })
})
