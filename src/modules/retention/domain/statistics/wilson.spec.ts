import fc from "fast-check"
import { InvalidInputError } from "./invalid-input-error"
import { wilson } from "./wilson"

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe("wilson", () => {
  // Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i: %d to %d", (successes, n, lower, upper) => {
    const interval = wilson(successes, n)
    expect(interval.rate).toBe(successes / n)
    expect(interval.lower).toBeCloseTo(lower, 4)
    expect(interval.upper).toBeCloseTo(upper, 4)
  })

  it("says nothing of nobody", () => {
    expect(wilson(0, 0)).toEqual({ rate: null, lower: null, upper: null })
  })

  it("ends exactly at 0 and 1", () => {
    expect(wilson(0, 7).lower).toBe(0)
    expect(wilson(7, 7).upper).toBe(1)
  })

  it.each([
    ["n", 0, -1],
    ["n", 0, 1.5],
    ["n", 0, Number.NaN],
    ["n", 0, Number.POSITIVE_INFINITY],
    ["successes", -1, 5],
    ["successes", 6, 5],
    ["successes", 0.5, 5],
    ["successes", Number.NaN, 5],
  ])("refuses a bad %s: %d of %d", (field, successes, n) => {
    const attempt = () => wilson(successes, n)
    expect(attempt).toThrow(InvalidInputError)
    expect(attempt).toThrow(new RegExp(`^${field} must be`))
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses z = %d", (z) => {
    expect(() => wilson(1, 2, z)).toThrow(InvalidInputError)
  })

  it("holds the rate, lies in [0, 1], and mirrors", () => {
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const { rate, lower, upper } = wilson(successes, n)
        const mirrored = wilson(n - successes, n)
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeLessThanOrEqual(rate ?? Number.NaN)
        expect(upper).toBeGreaterThanOrEqual(rate ?? Number.NaN)
        expect(lower).toBeCloseTo(1 - (mirrored.upper ?? Number.NaN), 12)
      })
    )
  })

  it("solves the score equation: the rate lies z standard errors from each inner bound", () => {
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        fc.pre(successes > 0 && successes < n)
        const { rate, lower, upper } = wilson(successes, n)
        for (const bound of [lower ?? Number.NaN, upper ?? Number.NaN]) {
          const error = Math.sqrt((bound * (1 - bound)) / n)
          expect(Math.abs((rate ?? Number.NaN) - bound) / error).toBeCloseTo(1.959963984540054, 5)
        }
      })
    )
  })
})
