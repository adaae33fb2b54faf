import type { Stage, Tier } from "../types"

/** Where a person stood on a day; `none`: not there yet, there no more, or without a tier. */
export type MovementState = Tier | Stage | "none"

/** People who stood in one state at the beginning and in one, maybe the same, at the end. */
export type Movement = {
  readonly from: MovementState
  readonly to: MovementState
  readonly people: number
  /** Their lifetime net revenue as of today, in base currency. */
  readonly revenue: string
}

/** Who went from where to where between two days, those who stayed too. */
export type Movements = {
  /** The beginning of this calendar day … */
  readonly from: string
  /** … and the end of this one, or now if it is today. */
  readonly to: string
  readonly time_zone: string
  readonly currency: string
  /** When the history of transitions begins; null before the first scoring. */
  readonly recorded_from: Date | null
  /** True where how people stood then was worked out from the ledger. */
  readonly from_reconstructed: boolean
  readonly to_reconstructed: boolean
  readonly tier: readonly Movement[]
  readonly stage: readonly Movement[]
}
