import { z } from "zod"
import { count, days, fields, within } from "./number-fields"
import { breaks } from "./policy-rule"

const PREFIX_ALLOWED = "must be 2 to 10 of the letters A to Z and the digits 2 to 9"
const AMOUNT_ALLOWED = 'must be a positive decimal in a string, such as "500", or null'

/** Coupons that one source may give, at the most. */
const MOST_COUPONS = 10_000_000

/** What coupons may be, whoever issues them. */
export const offersSchema = fields({
  /** What every code begins with. */
  code_prefix: z
    .string({ error: PREFIX_ALLOWED })
    .refine(
      (prefix) => /^[A-Z2-9]{2,10}$/.test(prefix),
      breaks({ rule: "code_prefix" }, PREFIX_ALLOWED)
    )
    .default("BACK"),
  /** The most that a percentage, or an amount of its minimum basket, may take off: a share. */
  largest_discount: within(0.01, 1).default(0.3),
  /** Whether a discount may not be above the margin either, where that is known. */
  margin_guard: z.boolean({ error: "must be true or false" }).default(true),
  /** Days after an offer before another source may make the same person one. */
  rest_days: days(0).default(180),
  /** Days after the day of issue that a coupon holds, where its source names none. */
  valid_days: days(1).default(14),
  /** What a source may give away that names no budget; null is without limit. */
  budget: fields({
    /** Base currency. */
    amount: z
      .string({ error: AMOUNT_ALLOWED })
      .refine(
        (amount) => /^\d{1,12}(\.\d{1,4})?$/.test(amount) && Number(amount) > 0,
        breaks({ rule: "budget_amount" }, AMOUNT_ALLOWED)
      )
      .nullable()
      .default(null),
    count: count(1, MOST_COUPONS).nullable().default(1000),
  }).prefault({}),
  /** Days after its end that a coupon nobody used keeps its promotion in Medusa. */
  purge_after_days: days(1).default(30),
})
