import { checkHistory } from "./check"
import { checkDropoutParams } from "./check-dropout-params"
import type { DropoutModel, DropoutParams, History } from "./types"

/**
 * The chance that a customer has not left for good: 1 / (1 + a/(b+n−1) ((α+T)/(α+t))ʳ⁺ˣ), where
 * n = x for the BG/NBD (Fader, Hardie and Lee 2008, Computing P(alive) Using the BG/NBD Model) and
 * n = x + 1 for the MBG/NBD (Batislam, Denizel and Filiztekin 2007).
 *
 * @returns From 0 to 1. With the BG/NBD, 1 for a one-time buyer however long ago: only a repeat
 * purchase can be the last.
 * @throws {InvalidInputError} for parameters or a customer out of range.
 */
export function probabilityAlive(
  model: DropoutModel,
  params: DropoutParams,
  customer: History
): number {
  checkDropoutParams(model, params)
  checkHistory(customer)
  const { r, alpha, a, b } = params
  const { frequency, recency, age } = customer
  const chances = chancesToLeave(model, frequency)
  if (chances === 0) {
    return 1
  }
  const silent = (r + frequency) * Math.log1p((age - recency) / (alpha + recency))
  const left = Math.log(a / (b + chances - 1)) + silent
  return left > 0 ? Math.exp(-left) / (1 + Math.exp(-left)) : 1 / (1 + Math.exp(left))
}

/** After how many purchases a customer may have left. */
export function chancesToLeave(model: DropoutModel, frequency: number): number {
  return model === "mbg-nbd" ? frequency + 1 : frequency
}
