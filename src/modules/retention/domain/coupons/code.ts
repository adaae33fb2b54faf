/** Upper case without vowels, so no words, and without what is taken for something else. */
export const CODE_LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"

/** Letters of each group after the prefix: 13 of 28, which are 62 bits. */
const GROUPS = [4, 4, 5] as const

/**
 * A code that nobody guesses, such as `BACK-K7QM-2XPD-94RTV`.
 *
 * @param prefix the policy's
 * @param randomInt a whole number from 0 to below its argument, each as likely
 */
export function makeCode(prefix: string, randomInt: (below: number) => number): string {
  const group = (length: number) =>
    Array.from({ length }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join("")
  return [prefix, ...GROUPS.map(group)].join("-")
}

/** A code as it is stored, of what somebody typed: upper case, without blanks around it. */
export function normalizeCode(typed: string): string {
  return typed.trim().toUpperCase()
}
