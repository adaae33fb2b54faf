import type { Moves } from "../../../src/modules/retention/domain/policy/preview"

/** People who would move from one place to another. */
export type Move = { readonly from: string; readonly to: string; readonly people: number }

/** Who would move at all, the most people first. */
export function movesIn(moves: Moves): Move[] {
  return Object.entries(moves)
    .flatMap(([from, targets]) =>
      Object.entries(targets).map(([to, people]) => ({ from, to, people }))
    )
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => b.people - a.people)
}

/** People who would be a buyer: all but those who would be a prospect. */
export function buyersIn(stages: Moves): number {
  return Object.values(stages)
    .flatMap((targets) => Object.entries(targets))
    .reduce((sum, [stage, people]) => (stage === "prospect" ? sum : sum + people), 0)
}
