import { type CouponDecision, decideCoupon, spend } from "../../domain/coupons/decide-coupon"
import type { BudgetLeft, OfferChoice, OfferFacts, ShopFacts } from "../../domain/coupons/facts"
import type { CouponRequest } from "../../domain/coupons/request"
import type { Policy } from "../../domain/policy/schema"

/** What somebody is to get. */
export type PersonChoice = OfferChoice & { readonly person_id: string }

/** People to be decided on, and what is the same for all of them. */
export type DecisionInput = {
  readonly choices: readonly PersonChoice[]
  /** Of those of them who are there. */
  readonly facts: readonly OfferFacts[]
  readonly shop: ShopFacts
  readonly request: Pick<CouponRequest, "source" | "ends_at">
  readonly policy: Policy
  readonly left: BudgetLeft
}

/** What becomes of somebody. */
export type PersonDecision = {
  readonly person_id: string
  readonly facts: OfferFacts | null
  readonly decision: CouponDecision
}

/** Decides on each person once, in the order of their ids, which is the order the budget goes in. */
export function decideAll(
  { choices, facts, left: from, ...same }: DecisionInput,
  now: Date
): { readonly decisions: readonly PersonDecision[]; readonly left: BudgetLeft } {
  const known = new Map(facts.map((person) => [person.person_id, person]))
  const wanted = new Map(choices.map((choice) => [choice.person_id, choice]))
  const ids = [...wanted.keys()].sort()
  let left = from
  const decisions = ids.flatMap((person_id) => {
    const choice = wanted.get(person_id)
    if (!choice) {
      return []
    }
    const person = known.get(person_id) ?? null
    const decision = decideCoupon({ ...same, facts: person, choice, left }, now)
    left = spend(left, decision, same.request.source)
    return [{ person_id, facts: person, decision }]
  })
  return { decisions, left }
}
