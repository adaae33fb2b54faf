import type { Policy } from "../policy/schema"
import type { FitFacts, ScoredProfile } from "../types"
import type { Explanation } from "./explanation"
import { nextSentence } from "./next-sentence"
import { slowingSentence } from "./slowing-sentence"
import { stageSentence } from "./stage-sentence"
import { tierSentence } from "./tier-sentence"

/**
 * Says in a merchant's words why a profile is what it is, and what changes next.
 *
 * @param profile As scored with this fit and policy.
 * @param now The moment it is read.
 * @param currency Code of the currency that money is in; the policy's base unless told.
 */
export function explain(
  profile: ScoredProfile,
  fit: FitFacts,
  policy: Policy,
  now: Date,
  currency: string = policy.base_currency
): Explanation {
  const context = { profile, fit, policy, now, currency }
  return {
    tier: tierSentence(context),
    stage: stageSentence(context),
    slowing: slowingSentence(context),
    next: nextSentence(context),
  }
}
