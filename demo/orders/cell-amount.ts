import BigNumber from "bignumber.js"
import { bad, good, type CellResult } from "./cell"

const FORM = /^[+-]?\d{1,15}(\.\d{1,10})?$/

/** An amount of money, exact. */
export function parseAmount(text: string): CellResult<BigNumber> {
  return FORM.test(text)
    ? good(new BigNumber(text))
    : bad(text, "an amount must be a plain decimal such as 12.50, without thousands separators")
}
