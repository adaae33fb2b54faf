import { usualSilenceDays } from "../stage/slowing"
import { type ExplainContext, silenceDays } from "./context"
import type { Sentence } from "./explanation"
import { days } from "./wording"

/** Why the person counts as slowing; null when not. */
export function slowingSentence(context: ExplainContext): Sentence | null {
  const { profile, policy } = context
  const usual = usualSilenceDays(profile, policy)
  if (!profile.slowing || usual === null || profile.median_gap_days === null) {
    return null
  }
  const silence_days = silenceDays(context)
  return {
    code: "slowing",
    values: {
      silence_days,
      median_gap_days: profile.median_gap_days,
      usual_silence_days: usual,
      purchase_days: profile.purchase_days,
    },
    text:
      `Usually buys every ${days(profile.median_gap_days)}; ` +
      `silent for ${days(silence_days ?? 0)}, slowing begins after ${usual}`,
  }
}
