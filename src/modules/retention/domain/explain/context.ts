import type { Policy } from "../policy/schema"
import { DAY_MS, elapsed } from "../time/duration"
import type { FitFacts, ScoredProfile } from "../types"

/** What sentences are made from. */
export type ExplainContext = {
  readonly profile: ScoredProfile
  readonly fit: FitFacts
  readonly policy: Policy
  readonly now: Date
  /** Code of the base currency. */
  readonly currency: string
}

/** Whole days of silence, rounded down so that a limit is never shown before it is reached. */
export function silenceDays({ profile, now }: ExplainContext): number | null {
  const last = profile.last_purchase_at
  return last && Math.floor(elapsed(last, now) / DAY_MS)
}
