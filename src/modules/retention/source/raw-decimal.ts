import { Decimal, formatDecimal, parseDecimal } from "../domain/money/decimal"

/** How Medusa delivers an exact amount: `raw_total`, `raw_quantity`, … */
export type RawDecimal = { readonly value: string | number } | null | undefined

/**
 * The exact decimal of an amount that Medusa delivers twice, exact in `raw_…` and as a JS
 * number. The number is used only where an old record lacks the exact one.
 *
 * @returns A plain decimal string; "0" when neither is there.
 * @throws {InvalidDecimalError} when the exact one is no decimal.
 */
export function decimalOf(raw: RawDecimal, plain?: number | string | null): string {
  const value = raw?.value ?? plain ?? "0"
  return formatDecimal(typeof value === "number" ? new Decimal(value) : parseDecimal(value))
}
