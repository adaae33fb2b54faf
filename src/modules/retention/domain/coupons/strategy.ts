import { describeIssues } from "../policy/describe-issues"
import type { Policy } from "../policy/schema"
import type { OfferChoice, OfferFacts } from "./facts"
import { type Offer, offerSchema } from "./offer"
import { offerIssues } from "./offer-guard"
import { strategyReason } from "./refusals"
import type { CouponRequest } from "./request"

/** What a strategy chooses by. */
export type OfferStrategyInput = {
  readonly facts: OfferFacts
  /** What was asked for. */
  readonly request: Pick<CouponRequest, "source" | "offer" | "because">
  readonly policy: Policy
  readonly now: Date
}

/** What a strategy says: an offer, or in a word or two why there is none. */
export type StrategyAnswer = Offer | { readonly refuse: string }

/** Chooses what somebody is offered. Asked once a person, in previews too, so it has no effects. */
export type OfferStrategy = {
  readonly id: string
  readonly choose: (input: OfferStrategyInput) => StrategyAnswer
}

/** Gives what was asked for. */
export const AS_ASKED: OfferStrategy = { id: "as_asked", choose: ({ request }) => request.offer }

const LONGEST_WORD = 100

/**
 * What somebody is to get, by whoever chose it: held to the schema and the policy like what was
 * asked for.
 *
 * @returns a refusal `strategy:invalid_offer` for what is no offer, or none that the policy allows
 */
export function checkedChoice(answer: unknown, policy: Policy): OfferChoice {
  if (isRefusal(answer)) {
    return { refuse: strategyReason(answer.refuse.slice(0, LONGEST_WORD)), detail: null }
  }
  const result = offerSchema.safeParse(answer)
  const problems = result.success
    ? offerIssues(result.data, policy)
        .map(({ path, message }) => `${path}: ${message}`)
        .join("; ")
    : describeIssues(result.error.issues, "offer")
  return result.success && problems === ""
    ? { offer: result.data }
    : { refuse: strategyReason("invalid_offer"), detail: { message: problems } }
}

function isRefusal(answer: unknown): answer is { readonly refuse: string } {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "refuse" in answer &&
    typeof answer.refuse === "string"
  )
}
