import { type Altered, alterationsOf } from "./alterations"
import {
  BOUND_BY,
  boundTo,
  type CouponToShape,
  promotionShape,
  type PromotionRule,
  type PromotionShape,
  USES,
} from "./promotion-shape"
import type { CouponState } from "./states"

/** A coupon, as far as its promotion has to follow it. */
export type CouponToAlign = CouponToShape & {
  readonly state: CouponState
  readonly starts_at: Date | null
  readonly ends_at: Date
  /** Since when nobody may use it; null while it is held. */
  readonly closed_at: Date | null
  /** The promotion that was made for it; null before. */
  readonly promotion_id: string | null
  /** Whose it is: every address of the person as it is stored, and in small letters. */
  readonly emails: readonly string[]
  /** True where nothing of it shall stay in Medusa. */
  readonly unwanted: boolean
}

/** A promotion as it stands in Medusa. */
export type FoundPromotion = Omit<PromotionShape, "rules"> & {
  readonly id: string
  readonly used: number
  readonly rules: readonly (PromotionRule & { readonly id: string })[]
  /** Its dates; null where it is in no campaign. */
  readonly campaign: {
    readonly id: string
    readonly starts_at: Date | null
    readonly ends_at: Date | null
  } | null
}

/** What Medusa has to be told about one coupon. */
export type Alignment =
  /** It is as it should be, or was taken away and should be. */
  | { readonly kind: "nothing" }
  | { readonly kind: "create" }
  /** It is not there, but somebody may be about to make it: to be looked for again. */
  | { readonly kind: "await"; readonly until: Date }
  /** Somebody deleted it in Medusa: it is not made anew. */
  | { readonly kind: "gone" }
  | { readonly kind: "remove"; readonly promotion_id: string }
  /** Nobody may use it (any more): `limit` where that has to be set, and out of open carts. */
  | {
      readonly kind: "close"
      readonly promotion_id: string
      readonly limit: number | null
      /** Set where the person is gone, and addresses are left. */
      readonly bind: Binding | null
    }
  | KeptAlignment

/** A promotion's rule to rewrite; `rule_id` is null where none is left that binds it. */
export type Binding = { readonly rule_id: string | null; readonly rule: PromotionRule }

/** A promotion that stands, with what has to be mended of it. */
export type KeptAlignment = {
  readonly kind: "keep"
  readonly promotion_id: string
  readonly campaign_id: string | null
  /** Set where it is bound to others. */
  readonly bind: Binding | null
  /** Set where a limit of ours is in the way. */
  readonly limit: number | null
  /** True where Medusa counts a use: given back, once it is known that no order stands. */
  readonly is_used: boolean
  /** What hands made otherwise; null for nothing. */
  readonly altered: Altered | null
}

/** Whoever makes promotions is done by then, or killed. */
const LONGEST_MAKING_MS = 300_000

/**
 * What has to be done so that a promotion stands as its coupon wants it. Doing it again does
 * nothing.
 *
 * What hands changed in Medusa stands, but for two things that would let others in: the e-mails it
 * is bound to, and the limit of a coupon that is dead.
 *
 * @param promotion as it is now; null where there is none
 */
export function alignmentOf(
  coupon: CouponToAlign,
  promotion: FoundPromotion | null,
  now: Date
): Alignment {
  if (coupon.unwanted) {
    return promotion ? { kind: "remove", promotion_id: promotion.id } : missing(coupon, now)
  }
  switch (coupon.state) {
    case "issuing":
      return promotion ? kept(coupon, promotion) : { kind: "create" }
    case "live":
      return promotion ? kept(coupon, promotion) : { kind: "gone" }
    default:
      return promotion ? closed(coupon, promotion) : missing(coupon, now)
  }
}

/** Medusa refuses a limit below what was used; as low as that it is used up. */
function closed({ emails }: CouponToAlign, promotion: FoundPromotion): Alignment {
  const { id, limit, used, rules } = promotion
  const isOpen = limit === null || limit > used
  const isGone = emails.length === 0 && rules.some(isBinding)
  const bind = isGone ? bindingOf(emails, promotion) : null
  return { kind: "close", promotion_id: id, limit: isOpen ? used : null, bind }
}

/** One that died before it was known to be made may be made at this moment. */
function missing({ promotion_id, closed_at }: CouponToAlign, now: Date): Alignment {
  const until = new Date((closed_at?.getTime() ?? 0) + LONGEST_MAKING_MS)
  return promotion_id === null && until > now ? { kind: "await", until } : { kind: "nothing" }
}

function kept(coupon: CouponToAlign, promotion: FoundPromotion): KeptAlignment {
  const wanted = promotionShape(coupon, coupon.emails, promotion)
  // Only we set it that low. It was closed, and is given back.
  const wasClosed = promotion.limit !== null && promotion.limit < USES
  const limit = wasClosed ? USES : null
  const theirs = { ...promotion, limit: limit ?? promotion.limit }
  return {
    kind: "keep",
    promotion_id: promotion.id,
    campaign_id: promotion.campaign?.id ?? null,
    bind: bindingOf(coupon.emails, promotion),
    limit,
    is_used: promotion.used > 0,
    altered: alterationsOf(coupon, wanted, theirs),
  }
}

function bindingOf(emails: readonly string[], { rules }: FoundPromotion): KeptAlignment["bind"] {
  const rule = boundTo(emails)
  const binding = rules.filter(isBinding)
  const isBound = binding.some(
    ({ operator, values }) =>
      operator === rule.operator && [...values].sort().join("\n") === rule.values.join("\n")
  )
  return isBound ? null : { rule_id: binding[0]?.id ?? null, rule }
}

function isBinding({ attribute }: PromotionRule): boolean {
  return attribute === BOUND_BY
}
