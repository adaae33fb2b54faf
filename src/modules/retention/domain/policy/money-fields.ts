import { z } from "zod"
import { breaks, broken } from "./policy-rule"

/** Codes that Medusa has and the runtime does not: the Iranian toman, and some of the past. */
const MEDUSAS_OWN_CURRENCIES = ["irt", "eek", "ltl", "lvl", "vef", "zmk"]

/** ISO 4217 codes the runtime knows, and Medusa's, lower case as Medusa keeps them. */
export const KNOWN_CURRENCIES: ReadonlySet<string> = new Set([
  ...Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()),
  ...MEDUSAS_OWN_CURRENCIES,
])

const CURRENCY_ALLOWED = "must be a three-letter ISO 4217 currency code, such as eur"

/** A currency's code, kept in lower case. */
export const currency = z
  .string({ error: CURRENCY_ALLOWED })
  .toLowerCase()
  .refine((code) => KNOWN_CURRENCIES.has(code), breaks({ rule: "currency" }, CURRENCY_ALLOWED))

const RATE_ALLOWED = 'must be a positive decimal in a string, such as "1.08"'

const rate = z
  .string({ error: RATE_ALLOWED })
  .regex(/^\d{1,12}(\.\d{1,12})?$/, { error: RATE_ALLOWED })
  .refine((value) => Number(value) > 0, breaks({ rule: "rate_positive" }, "must be greater than 0"))

/** Rates by currency, each currency once however it is spelt. */
export const rates = z
  .record(z.string(), rate, { error: "must be an object of rates by currency code" })
  .check(({ value, issues }) => {
    const seen = new Map<string, string>()
    for (const key of Object.keys(value)) {
      const code = key.toLowerCase()
      const before = seen.get(code)
      const at = { path: [key], input: key }
      if (!KNOWN_CURRENCIES.has(code)) {
        issues.push(broken({ rule: "currency" }, { ...at, message: CURRENCY_ALLOWED }))
      } else if (before !== undefined) {
        const message = `must stand once; ${before} is the same currency`
        issues.push(broken({ rule: "rate_twice" }, { ...at, message }))
      }
      seen.set(code, key)
    }
  })
  .transform((value) =>
    Object.fromEntries(Object.entries(value).map(([key, text]) => [key.toLowerCase(), text]))
  )
