import { createContext, useContext } from "react"
import type { NameOf } from "../../../hooks/use-references"
import type { DraftGroup } from "../../../lib/segments/draft"
import type { Edit } from "../../../lib/segments/edit-draft"
import type { FieldMap } from "../../../lib/segments/fields"
import type { SegmentField } from "../../../lib/segments/types"

/** Where the focus goes after an edit. */
export type FocusOn = {
  readonly id: string
  /** The part's value, or its first control; of a group, the way to add to it. */
  readonly at: "value" | "start" | "add"
}

/** What every part of the rule that is being edited has to know. */
export type RuleEditing = {
  readonly root: DraftGroup
  readonly fields: readonly SegmentField[]
  readonly byName: FieldMap
  /** That amounts are in. */
  readonly currency: string
  readonly nameOf: NameOf
  /** Nothing more can be added. */
  readonly isFull: boolean
  /** Changes the draft, and then moves the focus. */
  readonly edit: (edit: Edit, focus?: FocusOn) => void
  /** What is wrong with a part and may be told by now. */
  readonly problemsOf: (id: string) => readonly string[]
  /** One has been at a part, and left it. */
  readonly onLeave: (id: string) => void
}

/** Outside of an editor there is nothing to edit. */
const NOTHING: RuleEditing = {
  root: { id: "", mode: "all", children: [] },
  fields: [],
  byName: new Map(),
  currency: "",
  nameOf: (_reference, id) => id,
  isFull: true,
  edit: () => undefined,
  problemsOf: () => [],
  onLeave: () => undefined,
}

export const RuleEditingContext = createContext(NOTHING)

/** The rule that is being edited. */
export const useRuleEditing = (): RuleEditing => useContext(RuleEditingContext)
