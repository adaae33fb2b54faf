import { z } from "zod"
import { KNOWN_CURRENCIES } from "../policy/money-fields"
import { storableText } from "../segments/text"

/** Products or categories that one list may name. */
export const MOST_OFFER_IDS = 200

const MOST_PIECES = 100

const AMOUNT_ALLOWED = 'must be a positive decimal in a string, such as "12.50"'
const PERCENT_ALLOWED = 'must be per cent in a string, above 0 and at most 100, such as "10"'

const amount = z
  .string({ error: AMOUNT_ALLOWED })
  .regex(/^\d{1,12}(\.\d{1,4})?$/, { error: AMOUNT_ALLOWED })
  .refine((value) => Number(value) > 0, { error: AMOUNT_ALLOWED })

const percentage = z
  .string({ error: PERCENT_ALLOWED })
  .regex(/^\d{1,3}(\.\d{1,2})?$/, { error: PERCENT_ALLOWED })
  .refine((value) => Number(value) > 0 && Number(value) <= 100, { error: PERCENT_ALLOWED })

const amounts = z
  .record(z.string(), amount, { error: "must be an object of amounts by currency code" })
  .check(({ value, issues }) => {
    const codes = Object.keys(value)
    const seen = new Set<string>()
    const wrong = (input: unknown, path: string[], message: string) =>
      issues.push({ code: "custom", message, path, input })
    if (codes.length === 0) {
      wrong(value, [], "must name at least one currency")
    }
    for (const key of codes) {
      const code = key.toLowerCase()
      if (!KNOWN_CURRENCIES.has(code)) {
        wrong(key, [key], "must be a three-letter ISO 4217 currency code, such as eur")
      } else if (seen.has(code)) {
        wrong(key, [key], "must stand once, whatever the case of its letters")
      }
      seen.add(code)
    }
  })
  .transform((value) =>
    Object.fromEntries(Object.entries(value).map(([key, text]) => [key.toLowerCase(), text]))
  )

const ids = z
  .array(storableText(100), { error: "must be a list of ids" })
  .min(1, { error: "must hold at least one id" })
  .max(MOST_OFFER_IDS, { error: `must hold at most ${MOST_OFFER_IDS} ids` })
  .transform((list) => [...new Set(list)])

const quantity = z
  .int({ error: "must be a whole number" })
  .min(1, { error: "must be at least 1" })
  .max(MOST_PIECES, { error: `must be at most ${MOST_PIECES}` })

const minimum = { minimum_basket: amounts.optional() }
const excluding = {
  ...minimum,
  excluded_product_ids: ids.optional(),
  excluded_category_ids: ids.optional(),
}

const OFFER_ALLOWED = "must be an offer with type percentage, fixed, free_shipping or buy_get"

/** An object that refuses unknown keys, and says which it knows. */
function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `unknown field ${issue.keys.join(", ")}; allowed: ${Object.keys(shape).join(", ")}`
        : "must be an object",
  })
}

/**
 * What a coupon gives, as a caller writes it: amounts by currency. Whether it is within the policy
 * is for `offerIssues` to say.
 */
export const offerSchema = z.discriminatedUnion(
  "type",
  [
    strict({ type: z.literal("percentage"), value: percentage, ...excluding }),
    strict({ type: z.literal("fixed"), amounts, ...excluding }),
    strict({ type: z.literal("free_shipping"), ...minimum }),
    strict({
      type: z.literal("buy_get"),
      buy: strict({ product_ids: ids, quantity }),
      get: strict({ product_ids: ids, quantity, percentage }),
      ...excluding,
    }),
  ],
  { error: OFFER_ALLOWED }
)

/** What a coupon gives. Resolved for one person, its amounts are in one currency. */
export type Offer = z.infer<typeof offerSchema>
export type OfferType = Offer["type"]

/** What may be handed in for an offer. */
export type OfferInput = z.input<typeof offerSchema>

/** An offer as one person gets it. */
export type ResolvedOffer = {
  /** With the amounts of that currency alone. */
  readonly offer: Offer
  /** The currency of its amounts; null where it has none, and then it holds in any. */
  readonly currency_code: string | null
}

/** What has to be in a cart, by currency; empty without a minimum. */
export function minimumOf(offer: Offer): Readonly<Record<string, string>> {
  return offer.minimum_basket ?? {}
}

/** Products and categories that an offer names, each once: what has to exist in the shop. */
export function idsOf(offer: Offer): {
  readonly product_ids: readonly string[]
  readonly category_ids: readonly string[]
} {
  if (offer.type === "free_shipping") {
    return { product_ids: [], category_ids: [] }
  }
  const named = offer.type === "buy_get" ? [...offer.buy.product_ids, ...offer.get.product_ids] : []
  return {
    product_ids: [...new Set([...named, ...(offer.excluded_product_ids ?? [])])],
    category_ids: offer.excluded_category_ids ?? [],
  }
}
