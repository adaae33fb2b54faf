import type { Condition, Operator, RuleNode, RuleWindow, SegmentField, SegmentRule } from "./types"
import { NOTHING_TYPED, type Typed, typedOf, USUAL_DAYS } from "./values"

/** How many parts of a group must hold. */
export const GROUP_MODES = ["all", "any", "none", "not_all"] as const
export type GroupMode = (typeof GROUP_MODES)[number]

/** Which purchases a condition looks at, as it is being typed. */
export type TypedWindow = {
  readonly kind: "ever" | "in_last" | "more_than_ago" | "dates"
  readonly days: string
  readonly from: string
  readonly until: string
}

/** A condition while it is edited: what is half typed can stand there too. */
export type DraftCondition = {
  readonly id: string
  /** The opposite is asked for. */
  readonly negated: boolean
  readonly field: string
  readonly operator: Operator
  readonly typed: Typed
  readonly window: TypedWindow
}

/** A group while it is edited; it may be empty then. */
export type DraftGroup = {
  readonly id: string
  readonly mode: GroupMode
  readonly children: readonly DraftNode[]
}

export type DraftNode = DraftGroup | DraftCondition

export const EVER: TypedWindow = { kind: "ever", days: USUAL_DAYS, from: "", until: "" }

export const isGroup = (node: DraftNode): node is DraftGroup => "children" in node

let made = 0

/** An id that no other part of any draft has. */
export function freshId(): string {
  made += 1
  return `part-${made}`
}

/** A group without parts. */
export function emptyGroup(mode: GroupMode = "all"): DraftGroup {
  return { id: freshId(), mode, children: [] }
}

/**
 * The draft that says what a rule says. `not` becomes a group's mode or a condition's mark, two of
 * them none; a rule that is a single condition becomes a group of one.
 *
 * @param fields those there are, by name; a condition on another keeps its field's name
 */
export function draftOf(
  { where }: SegmentRule,
  fields: ReadonlyMap<string, SegmentField>
): DraftGroup {
  const node = nodeOf(where, false, fields)
  return isGroup(node) ? node : { ...emptyGroup(), children: [node] }
}

function nodeOf(
  node: RuleNode,
  negated: boolean,
  fields: ReadonlyMap<string, SegmentField>
): DraftNode {
  if ("not" in node) {
    return nodeOf(node.not, !negated, fields)
  }
  const children = (parts: readonly RuleNode[]) => parts.map((part) => nodeOf(part, false, fields))
  if ("and" in node) {
    return { id: freshId(), mode: negated ? "not_all" : "all", children: children(node.and) }
  }
  if ("or" in node) {
    return { id: freshId(), mode: negated ? "none" : "any", children: children(node.or) }
  }
  return conditionOf(node, negated, fields.get(node.field))
}

function conditionOf(
  { field, operator, value, window }: Condition,
  negated: boolean,
  known: SegmentField | undefined
): DraftCondition {
  const typed = value === undefined ? NOTHING_TYPED : typedOf(known, value)
  return { id: freshId(), negated, field, operator, typed, window: windowOf(window) }
}

function windowOf(window: RuleWindow | undefined): TypedWindow {
  if (window === undefined) {
    return EVER
  }
  if ("in_last" in window) {
    return { ...EVER, kind: "in_last", days: String(window.in_last) }
  }
  if ("more_than_ago" in window) {
    return { ...EVER, kind: "more_than_ago", days: String(window.more_than_ago) }
  }
  return { ...EVER, kind: "dates", from: window.from ?? "", until: window.until ?? "" }
}

/** True when two drafts ask the same; their ids do not count. */
export function sameDraft(one: DraftGroup, other: DraftGroup): boolean {
  return printed(one) === printed(other)
}

const printed = (draft: DraftGroup) =>
  JSON.stringify(draft, (key, value: unknown) => (key === "id" ? undefined : value))
