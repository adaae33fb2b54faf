import type * as domain from "../../../src/modules/retention/domain/analysis/movements"
import { STAGES, TIERS, type Stage, type Tier } from "../../../src/modules/retention/domain/types"

export type { MovementState } from "../../../src/modules/retention/domain/analysis/movements"

/** What people move between. */
export const MOVEMENT_KINDS = ["stage", "tier"] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** What the width of a flow means. */
export const MOVEMENT_UNITS = ["people", "revenue"] as const
export type MovementUnit = (typeof MOVEMENT_UNITS)[number]

/** Where people may stand, in the order in which the picture shows it. */
export const MOVEMENT_STATES: Readonly<Record<MovementKind, readonly domain.MovementState[]>> = {
  tier: [...TIERS, "none"],
  stage: ["new", "active", "reactivated", "at_risk", "dormant", "lost", "prospect", "none"],
}

/** So many people stood here at first, and there at last; those who stayed are one too. */
export type Flow = domain.Movement

/** `GET /admin/retention/movements`; days as `YYYY-MM-DD` in `time_zone`. */
export type Movements = Omit<domain.Movements, "recorded_from"> & {
  /** Since when changes are recorded; null while none is. */
  readonly recorded_from: string | null
}

/** True for a state that a list of customers can be narrowed to. */
export const isTier = (state: domain.MovementState): state is Tier =>
  (TIERS as readonly string[]).includes(state)

/** See {@link isTier}. */
export const isStage = (state: domain.MovementState): state is Stage =>
  (STAGES as readonly string[]).includes(state)
