import type { Policy } from "../../../src/modules/retention/domain/policy/schema"
import type { Backtest, Limits, LimitsMethod } from "../../../src/modules/retention/domain/types"

/** `GET /admin/retention/policy`, and a row of its versions. */
export type PolicyVersion = {
  readonly version: number
  readonly settings: Policy
  readonly created_at: string
  /** Medusa's id of a user; null for the version that came with the plugin's options. */
  readonly created_by: string | null
  readonly note: string | null
}

/** `GET /admin/retention/policy/versions`: newest first. */
export type VersionPage = {
  readonly versions: readonly PolicyVersion[]
  readonly count: number
  readonly offset: number
  readonly limit: number
}

/** People by where they are and where they would be; `none` is no tier, or not scored yet. */
export type Moves = Readonly<Record<string, Readonly<Record<string, number>>>>

/** `POST /admin/retention/policy/preview`. */
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
  readonly backtest: Backtest
}
