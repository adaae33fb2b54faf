import type {
  DropoutModel,
  DropoutParams,
  SpendParams,
} from "../../../src/modules/retention/domain/models/types"

/** What the models are called in the papers, in every language. */
export const MODEL_NAMES: Readonly<Record<DropoutModel, string>> = {
  "mbg-nbd": "MBG/NBD",
  "bg-nbd": "BG/NBD",
}
export const SPEND_MODEL = "Gamma-Gamma"

/** What the parameters of repeat purchases come to, in words of the shop. */
export type Pace = {
  /** Purchase days a year of one who is still a customer, on average. */
  readonly perYear: number
  /** Of those who have just bought, the share for whom it was the last time, on average. */
  readonly leaving: number
}

/** Means of the rates, Gamma(r, alpha), and of the chances to leave, Beta(a, b). */
export function paceOf({ r, alpha, a, b }: DropoutParams): Pace {
  return { perYear: (r / alpha) * 365, leaving: a / (a + b) }
}

/**
 * What a purchase day brings on average over all customers, by the model of spend.
 *
 * @returns an amount; null where the mean has no limit (q ≤ 1)
 */
export function meanSpend({ p, q, v }: SpendParams): number | null {
  return q > 1 ? (p * v) / (q - 1) : null
}

/** How much it matters that the model of spend takes frequency and amount for unrelated. */
export type SpendLink = "unknown" | "none" | "positive" | "negative"

/** Correlations below this change a value by less than it is uncertain anyway. */
const HARDLY_ANY = 0.2

/** Reads a correlation of frequency and mean spend. */
export function spendLink(correlation: number | null): SpendLink {
  if (correlation === null) {
    return "unknown"
  }
  if (Math.abs(correlation) < HARDLY_ANY) {
    return "none"
  }
  return correlation > 0 ? "positive" : "negative"
}

/**
 * Digits after the point so that a value and its standard error show two figures of the latter.
 *
 * @param standardError null where there is none: four figures of the value are shown
 * @returns from 0 to 6
 */
export function digitsOf(value: number, standardError: number | null): number {
  const [scale, figures] = standardError ? [standardError, 2] : [Math.abs(value) || 1, 4]
  return Math.min(6, Math.max(0, figures - 1 - Math.floor(Math.log10(scale))))
}
