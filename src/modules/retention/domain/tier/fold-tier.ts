import { addDays, DAY_MS, elapsed } from "../time/duration"
import type { StoredTier, Tier } from "../types"
import { isBelow } from "./order"

/** What folding goes by. */
export type TierFold = {
  /** The pair as it was before this scoring; nulls at the first. */
  readonly stored: StoredTier
  /** The tier by today's facts; null for prospects. */
  readonly target: Tier | null
  readonly now: Date
  /** Days below the tier before it is taken away; 0 means at once. */
  readonly grace_days: number
}

/**
 * Folds today's tier with the stored one: up at once, down only after a grace period, so that
 * a person is not pushed about by a moving cut.
 *
 * - `potential` is a hope, not something earned: it gives way at once, in either direction
 * - the grace period begins when the target is first seen below, goes on while it stays below
 *   (whichever lower tier it is), and is forgotten when it is not
 * - a person without purchases loses the tier at once
 */
export function foldTier({ stored, target, now, grace_days }: TierFold): StoredTier {
  const { tier } = stored
  if (tier === null || target === null || tier === "potential" || !isBelow(target, tier)) {
    return { tier: target, downgrade_since: null }
  }
  const since = stored.downgrade_since ?? now
  return elapsed(since, now) >= grace_days * DAY_MS
    ? { tier: target, downgrade_since: null }
    : { tier, downgrade_since: since }
}

/**
 * When a grace period ends and the tier falls.
 *
 * @returns Null when none runs.
 */
export function graceEndsAt(downgrade_since: Date | null, grace_days: number): Date | null {
  return downgrade_since && addDays(downgrade_since, grace_days)
}
