import type { PersonFacts } from "../facts/person-facts"
import { Decimal, parseDecimal } from "../money/decimal"
import type { Policy } from "../policy/schema"
import { DAY_MS } from "../time/duration"

/** The part of the facts that decides whether a person is slowing down. */
export type SlowingFacts = Pick<
  PersonFacts,
  "purchase_days" | "last_purchase_at" | "median_gap_days"
>

/**
 * The silence that is still usual for a person: the larger of the policy's least silence and
 * `gap_factor` × the own median gap.
 *
 * @returns Days as a decimal string; null when too few purchase days tell a rhythm.
 */
export function usualSilenceDays(facts: SlowingFacts, policy: Policy): string | null {
  const { min_purchase_days, min_silence_days, gap_factor } = policy.stage.slowing
  if (facts.purchase_days < min_purchase_days || facts.median_gap_days === null) {
    return null
  }
  const rhythm = parseDecimal(facts.median_gap_days).times(gap_factor)
  return Decimal.max(rhythm, min_silence_days).toFixed()
}

/**
 * The first millisecond at which a person counts as slowing: silence must exceed what is usual.
 *
 * @returns Null when too few purchase days tell a rhythm.
 */
export function slowingFrom(facts: SlowingFacts, policy: Policy): Date | null {
  const usual = usualSilenceDays(facts, policy)
  if (usual === null || facts.last_purchase_at === null) {
    return null
  }
  // Time is whole milliseconds, so above a fractional one means from the next whole one.
  const usualMs = parseDecimal(usual).times(DAY_MS).integerValue(Decimal.ROUND_FLOOR).toNumber()
  return new Date(facts.last_purchase_at.getTime() + usualMs + 1)
}

/** Whether a person has been silent for longer than is usual for this person: a flag, no stage. */
export function isSlowing(facts: SlowingFacts, policy: Policy, now: Date): boolean {
  const from = slowingFrom(facts, policy)
  return from !== null && now >= from
}
