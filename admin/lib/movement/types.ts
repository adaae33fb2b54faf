import { STAGES, TIERS, type Stage, type Tier } from "../../../src/modules/retention/domain/types"

/** What people move between. */
export const MOVEMENT_KINDS = ["stage", "tier"] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** What the width of a flow means. */
export const MOVEMENT_UNITS = ["people", "revenue"] as const
export type MovementUnit = (typeof MOVEMENT_UNITS)[number]

/** Where a person stood on a day; `none`: not there yet, there no more, or without a tier. */
export type MovementState = Tier | Stage | "none"

/** Where people may stand, in the order in which the picture shows it. */
export const MOVEMENT_STATES: Readonly<Record<MovementKind, readonly MovementState[]>> = {
  tier: [...TIERS, "none"],
  stage: ["new", "active", "reactivated", "at_risk", "dormant", "lost", "prospect", "none"],
}

/** So many people stood here at first, and there at last; those who stayed are one too. */
export type Flow = {
  readonly from: MovementState
  readonly to: MovementState
  readonly people: number
  /** Their lifetime net revenue today: a decimal string in base currency. */
  readonly revenue: string
}

/** `GET /admin/retention/movements`; days as `YYYY-MM-DD` in `time_zone`. */
export type Movements = {
  /** People are taken at the beginning of this day. */
  readonly from: string
  /** And at the end of this one; now where it is today. */
  readonly to: string
  readonly time_zone: string
  readonly currency: string
  /** Since when changes are recorded; null while none is. */
  readonly recorded_from: string | null
  /** True where people were not recorded on that day, but worked out later from past orders. */
  readonly from_reconstructed: boolean
  readonly to_reconstructed: boolean
  readonly tier: readonly Flow[]
  readonly stage: readonly Flow[]
}

/** True for a state that a list of customers can be narrowed to. */
export const isTier = (state: MovementState): state is Tier =>
  (TIERS as readonly string[]).includes(state)

/** See {@link isTier}. */
export const isStage = (state: MovementState): state is Stage =>
  (STAGES as readonly string[]).includes(state)
