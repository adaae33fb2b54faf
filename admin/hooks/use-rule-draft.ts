import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react"
import type { FocusOn } from "../components/segments/builder/editing"
import { type DraftGroup, sameDraft } from "../lib/segments/draft"
import type { Edit } from "../lib/segments/edit-draft"
import type { FieldMap } from "../lib/segments/fields"
import { readDraft, type ReadDraft } from "../lib/segments/read-draft"
import type { Fault } from "../lib/segments/values"

/** A rule while it is edited. */
export type RuleDraft = ReadDraft & {
  readonly root: DraftGroup
  /** True while it says something else than what it began with. */
  readonly isChanged: boolean
  readonly edit: (edit: Edit, focus?: FocusOn) => void
  /** Begins anew, whatever was edited. */
  readonly begin: (root: DraftGroup) => void
  /** Takes another rule's place in the same edit. */
  readonly load: (root: DraftGroup) => void
  /** What may be told by now, of parts that one has been at. */
  readonly told: ReadonlyMap<string, Fault>
  readonly onLeave: (id: string) => void
  /** Tells all that is wrong, and goes to the first. */
  readonly tellAll: () => void
}

/**
 * @param start what the edit begins with
 * @param fields those there are, by name
 */
export function useRuleDraft(start: DraftGroup, fields: FieldMap): RuleDraft {
  const [base, setBase] = useState(start)
  const [root, setRoot] = useState(start)
  const [left, setLeft] = useState<ReadonlySet<string> | "all">(new Set())
  const focus = useRef<FocusOn | null>(null)
  const read = useMemo(() => readDraft(root, fields), [root, fields])

  const edit = useCallback((change: Edit, focusOn?: FocusOn) => {
    focus.current = focusOn ?? null
    // A copy, since the focus moves although nothing may have changed.
    setRoot((before) => ({ ...change(before) }))
  }, [])
  useLayoutEffect(() => {
    if (focus.current !== null) {
      const target = focus.current
      focus.current = null
      // What had opened gives its focus back first.
      requestAnimationFrame(() => moveFocus(target))
    }
  }, [root])
  const load = useCallback((to: DraftGroup) => {
    setRoot(to)
    setLeft(new Set())
  }, [])
  const told = useMemo(
    () =>
      new Map(
        [...read.faults].filter(
          ([id, { key }]) => left === "all" || left.has(id) || STORED_SO.has(key)
        )
      ),
    [left, read.faults]
  )
  return {
    ...read,
    root,
    isChanged: !sameDraft(base, root),
    edit,
    load,
    begin: (to) => {
      setBase(to)
      load(to)
    },
    told,
    onLeave: (id) => setLeft((ids) => (ids === "all" || ids.has(id) ? ids : new Set([...ids, id]))),
    tellAll: () => {
      setLeft("all")
      const [first] = read.faults.keys()
      if (first !== undefined) {
        moveFocus({ id: first, at: "value" })
      }
    },
  }
}

/** Nobody has typed these: they are told at once. */
const STORED_SO: ReadonlySet<string> = new Set(["unknown_field", "operator"])

const CONTROLS = "button:not(:disabled), input:not(:disabled), [role=spinbutton]"

/** Goes to a control of a part, or to the way to add to it where it has none. */
function moveFocus({ id, at }: FocusOn): void {
  const add = `[data-add="${id}"]`
  const part = `[data-part="${id}"]`
  const places =
    at === "add" ? [add] : at === "value" ? [`${part} [data-value]`, part, add] : [part, add]
  for (const place of places) {
    const control = document.querySelector(place)?.querySelector<HTMLElement>(CONTROLS)
    if (control) {
      control.focus()
      return
    }
  }
}
