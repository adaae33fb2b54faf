import BigNumber from "bignumber.js"
import fc from "fast-check"
import { compareDecimals, divideByCount, formatDecimal, parseDecimal } from "./decimal"

describe("decimals", () => {
  it.each([
    ["1", 3, "0.3333"],
    ["2", 3, "0.6667"],
    ["-2", 3, "-0.6667"],
    // Half goes away from zero on both sides, as in Postgres.
    ["0.0001", 2, "0.0001"],
    ["-0.0001", 2, "-0.0001"],
    ["0.00009", 2, "0"],
    ["-0.00009", 2, "0"],
    ["10", 4, "2.5"],
    ["0", 7, "0"],
  ])("%s ÷ %i = %s", (amount, count, expected) => {
    expect(divideByCount(parseDecimal(amount), count)).toBe(expected)
  })

  it.each([0, -1, 1.5, Number.NaN])("refuses to divide by %d", (count) => {
    expect(() => divideByCount(parseDecimal("1"), count)).toThrow(RangeError)
  })

  it("writes plain notation without zeros at the end", () => {
    expect(formatDecimal(parseDecimal("1e-9"))).toBe("0.000000001")
    expect(formatDecimal(parseDecimal("1e21"))).toBe("1000000000000000000000")
    expect(formatDecimal(parseDecimal("-0.00"))).toBe("0")
    expect(formatDecimal(parseDecimal("+12.500"))).toBe("12.5")
  })

  it("does not listen to the global configuration", () => {
    const before = BigNumber.config({}).DECIMAL_PLACES
    BigNumber.config({ DECIMAL_PLACES: 0, EXPONENTIAL_AT: 1 })
    try {
      expect(divideByCount(parseDecimal("100"), 3)).toBe("33.3333")
    } finally {
      BigNumber.config({ DECIMAL_PLACES: before, EXPONENTIAL_AT: [-7, 20] })
    }
  })

  it("sorts by value, not by spelling", () => {
    expect(["10", "9", "-1", "1.0", "1"].sort(compareDecimals)).toEqual([
      "-1",
      "1.0",
      "1",
      "9",
      "10",
    ])
  })

  it("rounds quotients to the nearest ten-thousandth", () => {
    const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 5000 }), (units, count) => {
        // In units of 1e-6: the quotient in units of 1e-4 is units / (100 × count).
        const divisor = 100n * BigInt(count)
        const size = units < 0n ? -units : units
        const rounded = (2n * size + divisor) / (2n * divisor)
        const expected = new BigNumber((units < 0n ? -rounded : rounded).toString()).shiftedBy(-4)
        const amount = new BigNumber(units.toString()).shiftedBy(-6)
        expect(divideByCount(parseDecimal(amount.toFixed()), count)).toBe(
          expected.isZero() ? "0" : expected.toFixed()
        )
      })
    )
  })
})
