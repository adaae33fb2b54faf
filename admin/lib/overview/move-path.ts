import { customersPath } from "../customers/customers-path"
import type { Move, Moves } from "./moves"

/**
 * The customers page with exactly the people of one count.
 *
 * @param move one of the answer's
 * @param of the answer
 * @returns null for stages that were partly redrawn: of those only the count is known
 */
export function movePath(move: Move, of: Pick<Moves, "since" | "reconstructed">): string | null {
  if (move.kind === "stage") {
    const { from, to } = move
    return of.reconstructed
      ? null
      : customersPath({ moved: { kind: "stage", from, to, since: of.since } })
  }
  const { from, to } = move
  return customersPath({ moved: { kind: "tier", from, to, since: of.since } })
}
