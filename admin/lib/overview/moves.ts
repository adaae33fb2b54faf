import { TIERS, type Stage, type Tier } from "../../../src/modules/retention/domain/types"

/** Since when moves are looked at. */
export const MOVES_SINCE = ["day", "week", "month"] as const
export type MovesSince = (typeof MOVES_SINCE)[number]

/** `GET /admin/retention/moves`: people with at least one such change between the two times. */
export type Moves = {
  readonly since: string
  readonly until: string
  /** From when on changes are recorded; null while none is. */
  readonly recorded_from: string | null
  /** True when the part before `recorded_from` was redrawn from past orders; stages alone. */
  readonly reconstructed: boolean
  readonly stage: readonly StageMove[]
  readonly tier: readonly TierMove[]
}

/** How many people went from one stage to another. */
export type StageMove = { readonly from: Stage; readonly to: Stage; readonly people: number }

/** How many people went from one tier to another. */
export type TierMove = { readonly from: Tier; readonly to: Tier; readonly people: number }

/** A move with its kind. */
export type Move = ({ readonly kind: "stage" } & StageMove) | ({ readonly kind: "tier" } & TierMove)

/** Moves by what they mean for the shop, each list by importance. */
export type SortedMoves = {
  /** Towards silence, or to a lower tier. */
  readonly slips: readonly Move[]
  /** Back from silence, first purchases, and to a higher tier. */
  readonly gains: readonly Move[]
  /** Neither, as when a customer is no longer new. */
  readonly others: readonly Move[]
}

/** How far from buying: those who are not silent share the first rung. */
const RUNG: Readonly<Record<Exclude<Stage, "prospect">, number>> = {
  new: 0,
  active: 0,
  reactivated: 0,
  at_risk: 1,
  dormant: 2,
  lost: 3,
}

/**
 * Sorts moves into slips, gains and the rest. Importance is people × steps on the ladder, so that
 * ten who fell from high value to low value come before ten who fell to potential; ties go to
 * those who have the least way behind them, since they are the easiest to win back.
 */
export function sortMoves({ stage, tier }: Pick<Moves, "stage" | "tier">): SortedMoves {
  const moves: Move[] = [
    ...stage.map((move): Move => ({ kind: "stage", ...move })),
    ...tier.map((move): Move => ({ kind: "tier", ...move })),
  ].filter(({ people }) => people > 0)
  const weight = (move: Move) => move.people * Math.abs(stepsOf(move))
  moves.sort((a, b) => weight(b) - weight(a) || Math.abs(stepsOf(a)) - Math.abs(stepsOf(b)))
  return {
    slips: moves.filter((move) => stepsOf(move) < 0),
    gains: moves.filter((move) => stepsOf(move) > 0),
    others: moves.filter((move) => stepsOf(move) === 0),
  }
}

/** Steps up, or down where negative. */
function stepsOf(move: Move): number {
  if (move.kind === "tier") {
    return TIERS.indexOf(move.from) - TIERS.indexOf(move.to)
  }
  if (move.from === "prospect") {
    return 1
  }
  // Only a cancelled order makes a prospect of a buyer: nobody fell silent.
  return move.to === "prospect" ? 0 : RUNG[move.from] - RUNG[move.to]
}
