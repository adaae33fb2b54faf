import type { Transition } from "./types"

/** What changed of a person at one moment, tier and stage at most. */
export type TransitionGroup = {
  readonly id: string
  readonly occurred_at: string
  readonly cause: Transition["cause"]
  readonly changes: readonly Transition[]
}

/**
 * Puts together what one scoring run changed.
 *
 * @param transitions newest first
 * @returns groups, newest first; in each the tier stands before the stage
 */
export function groupTransitions(transitions: readonly Transition[]): readonly TransitionGroup[] {
  const groups: { run: string; changes: Transition[] }[] = []
  for (const transition of transitions) {
    const last = groups.at(-1)
    if (last?.run === transition.run_id) {
      last.changes.push(transition)
    } else {
      groups.push({ run: transition.run_id, changes: [transition] })
    }
  }
  return groups.flatMap(({ changes }) => {
    const [first] = changes
    const sorted = [...changes].sort((a, b) => b.kind.localeCompare(a.kind))
    return first
      ? [{ id: first.id, occurred_at: first.occurred_at, cause: first.cause, changes: sorted }]
      : []
  })
}
