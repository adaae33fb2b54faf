import type { Backtest, Limits, LimitsMethod } from "../types"

/** `from → to → people`; "none" stands for no tier, or for people not scored yet. */
export type Moves = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What a policy would do, before it is saved. */
export type PolicyPreview = {
  readonly people: number
  /** People whose tier or stage would be another one, once every grace has ended. */
  readonly changed: number
  /** Of those, people whose lower tier would wait for the end of the grace. */
  readonly in_grace: number
  readonly limits: { readonly now: Limits | null; readonly then: Limits }
  readonly method: LimitsMethod
  readonly tiers: Moves
  readonly stages: Moves
  /** What the back-test says of the policy's limits. */
  readonly backtest: Backtest
}
