import { parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { addDays } from "../time/duration"
import type { BudgetLeft, OfferChoice, OfferFacts, PersonCoupon, ShopFacts } from "./facts"
import type { Offer } from "./offer"
import { MONEY_NEEDED, needsMoney } from "./offer-guard"
import { largestCost, worthOf } from "./offer-cost"
import { type RefusalDetail, type RefusalReason, strategyReason } from "./refusals"
import type { CouponRequest } from "./request"
import { resolveOffer } from "./resolve-offer"
import { type CouponSource, HELD_STATES } from "./states"

/** What becomes of a request for one person. */
export type CouponDecision =
  | {
      readonly kind: "issue"
      /** In one currency. */
      readonly offer: Offer
      readonly currency_code: string | null
      /** Base currency: what is set aside for it. */
      readonly reserve: string
      /** The one they hold, whose place it takes. */
      readonly replaces: PersonCoupon | null
    }
  | { readonly kind: "reuse"; readonly coupon_id: string }
  | { readonly kind: "refuse"; readonly reason: RefusalReason; readonly detail: RefusalDetail }

/** All that decides it. */
export type CouponQuestion = {
  /** Null for somebody who is not there. */
  readonly facts: OfferFacts | null
  readonly shop: ShopFacts
  readonly request: Pick<CouponRequest, "source" | "ends_at">
  readonly choice: OfferChoice
  readonly policy: Policy
  /** What the source may still give away. */
  readonly left: BudgetLeft
}

/**
 * Whether somebody gets a coupon, which one, and what becomes of the one they hold. The same source
 * and step gives nobody two; a person never holds two; of two the better one stays.
 */
export function decideCoupon(question: CouponQuestion, now: Date): CouponDecision {
  const { facts, shop, request, choice, policy, left } = question
  if (facts === null) {
    return refuse("unknown_person")
  }
  const before = facts.coupons.find(({ source }) => isSameStep(source, request.source))
  if (before) {
    return again(before)
  }
  if (facts.email === null) {
    return refuse("no_email")
  }
  if ("refuse" in choice) {
    return refuse(choice.refuse, choice.detail)
  }
  // What was asked for is refused before; this was chosen instead.
  if (needsMoney(choice.offer) && left.amount === null) {
    return refuse(strategyReason("invalid_offer"), { message: MONEY_NEEDED })
  }
  const resolved = resolveOffer(choice.offer, facts.currency_code, policy)
  if ("refuse" in resolved) {
    return refuse(resolved.refuse, resolved.detail)
  }
  const cost = largestCost(resolved, facts, shop, policy)
  if ("refuse" in cost) {
    return refuse(cost.refuse, cost.detail)
  }
  const held = facts.coupons.find(isHeld) ?? null
  const worth = (coupon: typeof resolved, reserve: string) =>
    worthOf(coupon, reserve, facts, shop, policy)
  if (held && !isSameSource(held.source, request.source)) {
    const gain = worth(resolved, cost.reserve).comparedTo(worth(held, held.reserved_amount)) ?? 0
    if (gain < 0 || (gain === 0 && held.ends_at >= request.ends_at)) {
      const { id: coupon_id, ends_at } = held
      return refuse("holds_better", { coupon_id, ends_at: ends_at.toISOString() })
    }
  }
  // What this one takes the place of is no second offer.
  const others = facts.coupons.filter((coupon) => coupon !== held)
  const until = restsUntil(others, request.source, policy)
  if (until && until > now) {
    return refuse("offered_recently", { until: until.toISOString() })
  }
  return afford(question, { ...resolved, reserve: cost.reserve, held })
}

/** Whether somebody holds it: it is, or is about to be, alive. */
export function isHeld({ state }: Pick<PersonCoupon, "state">): boolean {
  return HELD_STATES.some((held) => held === state)
}

/** What is left once one more was given away, and its former's share is free again. */
export function spend(left: BudgetLeft, issued: CouponDecision, source: CouponSource): BudgetLeft {
  if (issued.kind !== "issue") {
    return left
  }
  const room = widened(left, issued.replaces, source)
  const amount = room.amount === null ? null : parseDecimal(room.amount).minus(issued.reserve)
  return {
    amount: amount === null ? null : amount.toFixed(),
    count: room.count === null ? null : room.count - 1,
  }
}

/** True where nobody can be given anything any more. */
export function isSpent({ amount, count }: BudgetLeft): boolean {
  return (count !== null && count < 1) || (amount !== null && parseDecimal(amount).lte(0))
}

function afford(
  { left, request }: CouponQuestion,
  offered: {
    readonly offer: Offer
    readonly currency_code: string | null
    readonly reserve: string
    readonly held: PersonCoupon | null
  }
): CouponDecision {
  const { offer, currency_code, reserve, held } = offered
  const room = widened(left, held, request.source)
  const isOver =
    isSpent(room) || (room.amount !== null && parseDecimal(reserve).gt(parseDecimal(room.amount)))
  return isOver
    ? refuse("budget_spent")
    : { kind: "issue", offer, currency_code, reserve, replaces: held }
}

/** What a source has left once the coupon of its own that somebody holds is closed. */
function widened(left: BudgetLeft, held: PersonCoupon | null, source: CouponSource): BudgetLeft {
  if (!held || !isSameSource(held.source, source)) {
    return left
  }
  const { amount, count } = left
  return {
    amount: amount === null ? null : parseDecimal(amount).plus(held.reserved_amount).toFixed(),
    count: count === null ? null : count + 1,
  }
}

/** The same source and step gives one, and gives it again while it holds. */
function again(coupon: PersonCoupon): CouponDecision {
  const { id: coupon_id, state, state_reason } = coupon
  if (!isHeld(coupon)) {
    return refuse("already_issued", { coupon_id, state, state_reason })
  }
  return coupon.altered ? refuse("code_altered", { coupon_id }) : { kind: "reuse", coupon_id }
}

/** When the rest is over that an offer of another source began; null where none did. */
function restsUntil(
  coupons: readonly PersonCoupon[],
  source: CouponSource,
  { offers }: Policy
): Date | null {
  const newest = coupons
    .filter((coupon) => !isSameSource(coupon.source, source) && !wasTakenBack(coupon))
    .reduce<Date | null>(
      (so_far, { issued_at }) => (so_far && so_far > issued_at ? so_far : issued_at),
      null
    )
  return newest && addDays(newest, offers.rest_days)
}

/** Whoever mended a mistake by revoking it may issue the right one. */
function wasTakenBack({ state, state_reason }: PersonCoupon): boolean {
  return state === "revoked" && (state_reason === "by_hand" || state_reason === "deleted_by_hand")
}

function isSameSource(a: CouponSource, b: CouponSource): boolean {
  return a.type === b.type && a.id === b.id
}

function isSameStep(a: CouponSource, b: CouponSource): boolean {
  return isSameSource(a, b) && a.step === b.step
}

function refuse(reason: RefusalReason, detail: RefusalDetail = null): CouponDecision {
  return { kind: "refuse", reason, detail }
}
