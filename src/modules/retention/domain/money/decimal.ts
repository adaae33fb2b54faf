import BigNumber from "bignumber.js"

/**
 * Money as this plugin computes it: sums and products are exact, quotients are rounded once to
 * four decimals, half away from zero, as Postgres's `round(numeric, 4)` does.
 * A clone, so that nobody else's `BigNumber.config` reaches us.
 */
export const Decimal = BigNumber.clone({
  DECIMAL_PLACES: 4,
  ROUNDING_MODE: BigNumber.ROUND_HALF_UP,
  EXPONENTIAL_AT: 1e9,
})
export type Decimal = BigNumber

/** Thrown for an amount that is no finite decimal. */
export class InvalidDecimalError extends RangeError {
  constructor(readonly value: string) {
    super(`"${value}" is not a decimal number such as "12.50"`)
    this.name = "InvalidDecimalError"
  }
}

const DECIMAL_PATTERN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * Reads a decimal string exactly.
 *
 * @param value Such as `"12.50"` or `"-0.005"`.
 * @throws {InvalidDecimalError} when it is empty, `NaN`, infinite, padded or no number at all.
 */
export function parseDecimal(value: string): Decimal {
  if (!DECIMAL_PATTERN.test(value)) {
    throw new InvalidDecimalError(value)
  }
  return new Decimal(value)
}

/**
 * The shortest plain notation: no exponent, no trailing zeros, no negative zero.
 *
 * @returns A decimal string.
 */
export function formatDecimal(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed()
}

/**
 * `amount ÷ count`, rounded to four decimals, half away from zero.
 *
 * @param count A whole number above 0.
 * @returns A decimal string.
 * @throws {RangeError} when `count` is not a positive whole number.
 */
export function divideByCount(amount: Decimal, count: number): string {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`count must be a positive whole number, not ${count}`)
  }
  return formatDecimal(amount.div(count))
}

/**
 * Orders two decimal strings by value, for `Array.prototype.sort`.
 *
 * @returns Below, at or above 0.
 */
export function compareDecimals(a: string, b: string): number {
  return parseDecimal(a).comparedTo(parseDecimal(b)) ?? 0
}
