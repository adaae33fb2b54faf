import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { type CouponDatesInput, couponDates } from "../../domain/coupons/dates"
import { NO_PRICES, type OfferPrices } from "../../domain/coupons/facts"
import { type Offer, offerSchema } from "../../domain/coupons/offer"
import { offerIssues } from "../../domain/coupons/offer-guard"
import type { CouponRequest } from "../../domain/coupons/request"
import { describeIssues } from "../../domain/policy/describe-issues"
import type { Policy } from "../../domain/policy/schema"
import { storableText } from "../../domain/segments/text"

/** What is to be issued, as a caller says it. */
export type CouponRequestInput = CouponDatesInput & {
  readonly source: {
    /** Lower case with digits and underlines, such as `manual`. */
    readonly type: string
    readonly id: string
    readonly step?: string | undefined
    /** The policy's where the source is new and this is left out. */
    readonly budget?: {
      /** Decimal string in base currency; null is without limit. */
      readonly amount?: string | null | undefined
      readonly count?: number | null | undefined
    }
  }
  /** By `offerSchema`. */
  readonly offer: unknown
  /** For people: why they get it, up to 200 letters. */
  readonly because?: string | null | undefined
  readonly run_id?: string | null | undefined
  /** What the shop charges, for offers whose cost is made of it. */
  readonly prices?: OfferPrices | undefined
}

const MOST_COUPONS = 10_000_000
const AMOUNT_ALLOWED = 'must be a positive decimal in a string, such as "500", or null'
const COUNT_ALLOWED = `must be a whole number from 1 to ${MOST_COUPONS}, or null`

const TYPE_ALLOWED = "must be lower case with digits and underlines, such as manual"

/** How much a source may give away, as a caller says it. */
export const budgetSchema = z.strictObject(
  {
    amount: z
      .string({ error: AMOUNT_ALLOWED })
      .regex(/^\d{1,12}(\.\d{1,4})?$/, { error: AMOUNT_ALLOWED })
      .refine((value) => Number(value) > 0, { error: AMOUNT_ALLOWED })
      .nullable()
      .optional(),
    count: z
      .int({ error: COUNT_ALLOWED })
      .min(1, { error: COUNT_ALLOWED })
      .max(MOST_COUPONS, { error: COUNT_ALLOWED })
      .nullable()
      .optional(),
  },
  { error: "must be an object with amount and count" }
)

const textSchema = z.object({
  source: z.object(
    {
      type: z
        .string({ error: TYPE_ALLOWED })
        .regex(/^[a-z][a-z0-9_]{0,49}$/, { error: TYPE_ALLOWED }),
      id: storableText(200),
      step: z.union([z.literal(""), storableText(100)]).default(""),
      budget: budgetSchema.optional(),
    },
    { error: "must be an object with type and id" }
  ),
  because: z
    .union([z.literal("").transform(() => null), storableText(200)])
    .nullable()
    .default(null),
})

/**
 * Checks what is to be issued, all but what only Medusa knows: whether products and categories
 * exist.
 * @throws MedusaError INVALID_DATA naming each field and what is allowed
 */
export function parseCouponRequest(
  input: CouponRequestInput,
  policy: Policy,
  now: Date
): CouponRequest {
  const text = textSchema.safeParse({ source: input.source, because: input.because })
  if (!text.success) {
    throw invalid(describeIssues(text.error.issues))
  }
  const offer = parseOffer(input.offer, policy)
  const dates = couponDates(input, policy, now)
  if ("issue" in dates) {
    throw invalid(`${dates.issue.field}: ${dates.issue.message}`)
  }
  const { budget, ...source } = text.data.source
  return {
    ...dates,
    source,
    offer,
    because: text.data.because,
    run_id: input.run_id ?? null,
    budget,
    prices: input.prices ?? NO_PRICES,
  }
}

/**
 * An offer by the schema, held to the policy.
 * @throws MedusaError INVALID_DATA naming each field and what is allowed
 */
export function parseOffer(offer: unknown, policy: Policy): Offer {
  const result = offerSchema.safeParse(offer)
  if (!result.success) {
    throw invalid(describeIssues(result.error.issues, "offer"))
  }
  const issues = offerIssues(result.data, policy)
  if (issues.length > 0) {
    throw invalid(issues.map(({ path, message }) => `offer.${path}: ${message}`).join("; "))
  }
  return result.data
}

function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
