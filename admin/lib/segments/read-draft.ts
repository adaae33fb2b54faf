import { RULE_LIMITS } from "../../../src/modules/retention/domain/segments/rule"
import { countConditions, depthOf } from "./edit-draft"
import {
  type DraftCondition,
  type DraftGroup,
  type DraftNode,
  isGroup,
  type TypedWindow,
} from "./draft"
import type { RuleNode, RuleWindow, SegmentField, SegmentRule } from "./types"
import { type Fault, readDate, readDays, readValue } from "./values"

/** A draft as a rule, or why it is none yet. */
export type ReadDraft = {
  /** Null while something in the draft is missing or wrong. */
  readonly rule: SegmentRule | null
  /** What is wrong, by the id of the part. */
  readonly faults: ReadonlyMap<string, Fault>
  /** Ids of parts by their place in the rule, as the server names it: `rule.where.and[1]`. */
  readonly places: ReadonlyMap<string, string>
}

/**
 * Takes a draft for what it says.
 *
 * @param fields those there are, by name
 */
export function readDraft(draft: DraftGroup, fields: ReadonlyMap<string, SegmentField>): ReadDraft {
  const faults = new Map<string, Fault>()
  const places = new Map<string, string>()

  const read = (node: DraftNode, path: string): RuleNode => {
    places.set(path, node.id)
    const negated = isGroup(node) ? node.mode === "none" || node.mode === "not_all" : node.negated
    const inner = negated ? `${path}.not` : path
    places.set(inner, node.id)
    const part = isGroup(node) ? readGroup(node, inner) : readCondition(node)
    return negated ? { not: part } : part
  }
  const readGroup = (group: DraftGroup, path: string): RuleNode => {
    if (group.children.length === 0) {
      faults.set(group.id, { key: "empty_group" })
    }
    const join = group.mode === "all" || group.mode === "not_all" ? "and" : "or"
    const parts = group.children.map((child, index) => read(child, `${path}.${join}[${index}]`))
    return join === "and" ? { and: parts } : { or: parts }
  }
  const readCondition = (condition: DraftCondition): RuleNode => {
    const { field, operator } = condition
    const found = readOne(condition, fields.get(field))
    if ("fault" in found) {
      faults.set(condition.id, found.fault)
      return { field, operator }
    }
    return {
      field,
      operator,
      ...(found.value !== undefined && { value: found.value }),
      ...(found.window !== undefined && { window: found.window }),
    }
  }

  const where = read(draft, "rule.where")
  if (depthOf(draft) > RULE_LIMITS.depth) {
    faults.set(draft.id, { key: "too_deep", values: { max: RULE_LIMITS.depth } })
  }
  if (countConditions(draft) > RULE_LIMITS.conditions) {
    faults.set(draft.id, { key: "too_many_parts", values: { max: RULE_LIMITS.conditions } })
  }
  return { rule: faults.size === 0 ? { version: 1, where } : null, faults, places }
}

function readOne({ operator, typed, window }: DraftCondition, field: SegmentField | undefined) {
  if (field === undefined) {
    return { fault: { key: "unknown_field" } }
  }
  if (!field.operators.includes(operator)) {
    return { fault: { key: "operator" } }
  }
  const value = readValue(field, operator, typed)
  if ("fault" in value) {
    return value
  }
  const span = field.window ? readWindow(window) : { window: undefined }
  return "fault" in span ? span : { ...value, ...span }
}

/** What was typed as a window; undefined for all time. */
function readWindow({
  kind,
  days,
  from,
  until,
}: TypedWindow): { readonly window: RuleWindow | undefined } | { readonly fault: Fault } {
  if (kind === "ever") {
    return { window: undefined }
  }
  if (kind === "dates") {
    const wrong = [from, until].find((day) => day !== "" && "fault" in readDate(day))
    if (wrong !== undefined || from + until === "") {
      return { fault: { key: "date" } }
    }
    if (from !== "" && until !== "" && from > until) {
      return { fault: { key: "order" } }
    }
    return { window: { ...(from !== "" && { from }), ...(until !== "" && { until }) } }
  }
  const read = readDays(days)
  if ("fault" in read) {
    return read
  }
  return { window: kind === "in_last" ? { in_last: read.value } : { more_than_ago: read.value } }
}
