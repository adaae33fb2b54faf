import type { DataTableRowSelectionState } from "@medusajs/ui"
import { useCallback, useMemo, useState } from "react"
import type { ListedCustomer } from "../lib/customers/listed-customer"

/** The people chosen for an action, on this page of the list and on others. */
export type Selection = {
  /** In the order in which they were chosen. */
  readonly people: readonly ListedCustomer[]
  /** The same as the table wants it. */
  readonly state: DataTableRowSelectionState
  /** Takes the table's new state, of which some rows may be on other pages. */
  readonly change: (state: DataTableRowSelectionState) => void
  readonly clear: () => void
}

/**
 * Keeps who is chosen while pages are turned. The rows are kept whole, since an action needs
 * their e-mail addresses when they are no longer shown.
 *
 * @param shown the rows of the present page
 */
export function useSelection(shown: readonly ListedCustomer[]): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ListedCustomer>>(new Map())
  const change = useCallback(
    (state: DataTableRowSelectionState) => {
      setChosen((before) => {
        const known = new Map([
          ...before,
          ...shown.map((person) => [person.person_id, person] as const),
        ])
        return new Map(
          Object.keys(state).flatMap((id) => {
            const person = known.get(id)
            return state[id] === true && person ? [[id, person] as const] : []
          })
        )
      })
    },
    [shown]
  )
  const clear = useCallback(() => setChosen(new Map()), [])
  return useMemo(
    () => ({
      people: [...chosen.values()],
      state: Object.fromEntries([...chosen.keys()].map((id) => [id, true])),
      change,
      clear,
    }),
    [chosen, change, clear]
  )
}
