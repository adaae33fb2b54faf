import { Decimal, parseDecimal } from "../money/decimal"
import type { Stage, Tier } from "../types"

const YEARS = ["", "one year", "two years", "three years", "four years", "five years"]

/** `1 day`, `12 days`. */
export function days(count: number | string): string {
  return `${count} ${String(count) === "1" ? "day" : "days"}`
}

/** `two years`, `90 days`. */
export function span(count: number): string {
  return (count % 365 === 0 && YEARS[count / 365]) || days(count)
}

/** `at_risk` → `at risk`. */
export function words(name: Tier | Stage): string {
  return name.replaceAll("_", " ")
}

/** `at risk` → `At risk`. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A share as a percent, exactly: 0.29 → `29`. */
export function percent(share: number): string {
  return new Decimal(share).times(100).toFixed()
}

/** `1240` in euros → `1,240.00`, with as many decimals as the currency has. */
export function amount(value: string, currency: string): string {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions()
  return parseDecimal(value).toFormat(maximumFractionDigits ?? 2, {
    decimalSeparator: ".",
    groupSeparator: ",",
    groupSize: 3,
  })
}

/** `1,240.00 EUR`. */
export function money(value: string, currency: string): string {
  return `${amount(value, currency)} ${currency.toUpperCase()}`
}
