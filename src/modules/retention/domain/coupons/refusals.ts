/** Why somebody gets no coupon. */
export const REFUSAL_REASONS = [
  "unknown_person",
  "no_email",
  /** The offer has no amount in the currency they buy in. */
  "currency_missing",
  /** The policy has no rate for it, so that nothing can be set aside. */
  "rate_missing",
  /** What they would get has no price in it. */
  "product_prices_missing",
  /** This source and step gave them one, which is used, ended or revoked. */
  "already_issued",
  /** They hold one of another source that is worth as much or more. */
  "holds_better",
  /** Another source gave them one within the days of rest. */
  "offered_recently",
  "budget_spent",
  /** The one that this source and step gave them was changed by hand in Medusa. */
  "code_altered",
] as const

/** A reason of ours, or what a strategy says. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number] | `strategy:${string}`

/** What a refusal rests on: `until` as ISO time, `currency_code`, `coupon_id`, `state` … */
export type RefusalDetail = Readonly<Record<string, unknown>> | null

/** That somebody gets no coupon, and why. */
export type Refusal = {
  readonly person_id: string
  readonly reason: RefusalReason
  readonly detail: RefusalDetail
}

/** What a strategy's own word becomes. */
export function strategyReason(word: string): RefusalReason {
  return `strategy:${word}`
}
