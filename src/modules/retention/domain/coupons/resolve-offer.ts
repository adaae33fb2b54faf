import { minimumOf, type Offer, type ResolvedOffer } from "./offer"
import type { RefusalDetail, RefusalReason } from "./refusals"

/** That an offer comes to nothing for somebody. */
export type Refused = {
  readonly refuse: RefusalReason
  readonly detail: RefusalDetail
}

/**
 * An offer as one person gets it, with amounts in one currency: that of their newest purchase;
 * before the first, the only one the offer names, or the base currency. What one gets for buying
 * has a price in one currency, so it is bound to that too.
 *
 * @param currency of the newest purchase; null without one
 */
export function resolveOffer(
  offer: Offer,
  currency: string | null,
  policy: { readonly base_currency: string }
): ResolvedOffer | Refused {
  const amounts = offer.type === "fixed" ? offer.amounts : minimumOf(offer)
  const named = Object.keys(amounts)
  if (named.length === 0) {
    const isPriced = offer.type === "buy_get"
    return { offer, currency_code: isPriced ? (currency ?? policy.base_currency) : null }
  }
  const [only] = named
  const wanted = currency ?? (named.length === 1 ? only : policy.base_currency)
  if (wanted === undefined || !Object.hasOwn(amounts, wanted)) {
    return { refuse: "currency_missing", detail: { currency_code: wanted ?? null } }
  }
  const minimum = minimumOf(offer)[wanted]
  const resolved =
    minimum === undefined
      ? withoutMinimum(offer)
      : { ...offer, minimum_basket: { [wanted]: minimum } }
  return {
    offer:
      resolved.type === "fixed"
        ? { ...resolved, amounts: { [wanted]: resolved.amounts[wanted] ?? "0" } }
        : resolved,
    currency_code: wanted,
  }
}

/** It has one in another currency alone. */
function withoutMinimum(offer: Offer): Offer {
  const { minimum_basket, ...rest } = offer
  return minimum_basket === undefined ? offer : rest
}
