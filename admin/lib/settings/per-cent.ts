/**
 * A share as the number that is read as per cent, by moving the decimal point in its digits:
 * multiplied by 100, 0.07 would come out as 7.000000000000001.
 *
 * @param share such as 0.8
 * @returns digits without a sign, such as `80`
 */
export function shareToPercent(share: number): string {
  const [digits = "0", exponent = "0"] = String(share).split("e")
  return String(Number(`${digits}e${Number(exponent) + 2}`))
}

/**
 * The share that per cent stand for: the number nearest to it, so that 80 is 0.8 and nothing
 * besides.
 *
 * @param text as {@link shareToPercent} gives it, or as somebody typed it
 * @returns NaN for what is no number
 */
export function percentToShare(text: string): number {
  const number = numberIn(text)
  return Number.isNaN(number) ? number : Number(`${plain(text)}e-2`)
}

/**
 * The number somebody typed, in full-width digits too, as Chinese keyboards give them.
 *
 * @returns NaN for what is no plain decimal number, nothing at all included
 */
export function numberIn(text: string): number {
  const digits = plain(text)
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN
}

function plain(text: string): string {
  return text.normalize("NFKC").trim()
}
