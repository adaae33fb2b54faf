import fc from "fast-check"
import { InvalidInputError } from "../statistics/invalid-input-error"
import { percentileDisc, percentileDiscOfTallies } from "./percentile-disc"

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe("percentileDisc", () => {
  it.each([
    [ten, 0, 1],
    [ten, 0.1, 1],
    [ten, 0.11, 2],
    [ten, 0.5, 5],
    [ten, 0.8, 8],
    [ten, 0.80001, 9],
    [ten, 1, 10],
    [[7], 0.99, 7],
    [[1, 2], 0.5, 1],
    [[1, 2, 2, 2, 9], 0.8, 2],
    [[1, 2, 2, 2, 9], 0.81, 9],
  ])("%j at %d is %i", (values, p, expected) => {
    expect(percentileDisc(values, p)).toBe(expected)
  })

  it("is null of nothing", () => {
    expect(percentileDisc([], 0.5)).toBeNull()
    expect(percentileDiscOfTallies([], 0.5)).toBeNull()
  })

  it.each([-0.1, 1.1, Number.NaN])("refuses p = %d", (p) => {
    expect(() => percentileDisc(ten, p)).toThrow(InvalidInputError)
    expect(() => percentileDiscOfTallies([], p)).toThrow(InvalidInputError)
  })

  it("is the first value whose cumulative share is at least p", () => {
    const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 200 })
    // Sixty-fourths are exact in binary, so the definition can be checked in whole numbers.
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 64 }), (unsorted, parts) => {
        const sorted = unsorted.sort((a, b) => a - b)
        const reaches = (value: number) =>
          64 * sorted.filter((other) => other <= value).length >= parts * sorted.length
        const found = percentileDisc(sorted, parts / 64)
        expect(found).toBe(sorted.find(reaches))
      })
    )
  })

  it("is the same counted and listed", () => {
    const tally = fc.record({ value: fc.integer(), count: fc.integer({ min: 0, max: 9 }) })
    const tallies = fc.uniqueArray(tally, { selector: ({ value }) => value })
    fc.assert(
      fc.property(tallies, fc.double({ min: 0, max: 1, noNaN: true }), (unsorted, p) => {
        const sorted = unsorted.sort((a, b) => a.value - b.value)
        const listed = sorted.flatMap(({ value, count }) => Array<number>(count).fill(value))
        expect(percentileDiscOfTallies(sorted, p)).toBe(percentileDisc(listed, p))
      })
    )
  })

  it("leaves at most the rest strictly above it", () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(values, fc.constantFrom(0.2, 0.5, 0.8, 0.95, 0.99), (unsorted, p) => {
        const sorted = unsorted.sort((a, b) => a - b)
        const cut = percentileDisc(sorted, p) ?? Number.NaN
        const above = sorted.filter((value) => value > cut).length
        expect(above / sorted.length).toBeLessThanOrEqual(1 - p + 1e-12)
      })
    )
  })
})
