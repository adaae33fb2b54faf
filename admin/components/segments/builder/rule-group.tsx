import { Plus } from "@medusajs/icons"
import { Button, clx, Hint } from "@medusajs/ui"
import type { FocusEvent, KeyboardEvent } from "react"
import { RULE_LIMITS } from "../../../../src/modules/retention/domain/segments/rule"
import { useText } from "../../../hooks/use-text"
import {
  type DraftGroup,
  type DraftNode,
  emptyGroup,
  freshId,
  GROUP_MODES,
  isGroup,
} from "../../../lib/segments/draft"
import { add, change, move } from "../../../lib/segments/edit-draft"
import { fieldLabel } from "../../../lib/segments/fields"
import { aboutField, ConditionRow } from "./condition-row"
import { useRuleEditing } from "./editing"
import { FieldPicker } from "./field-picker"
import { PartMenu } from "./part-menu"
import { Choose } from "./plain-inputs"

type RuleGroupProps = {
  readonly group: DraftGroup
  /** How many groups it stands in. */
  readonly depth: number
}

/** Some parts, and how many of them must be true. The outermost one cannot be taken away. */
export const RuleGroup = ({ group, depth }: RuleGroupProps) => {
  const { t } = useText()
  const { edit, problemsOf } = useRuleEditing()
  const { id, mode, children } = group
  const problems = problemsOf(id)
  return (
    <div
      role="group"
      aria-label={t("segments.builder.group", { mode: t(`segments.builder.mode.${mode}`) })}
      className={clx(
        "flex min-w-0 flex-1 flex-col gap-y-2",
        depth > 0 && "rounded-lg border p-2",
        depth > 0 && (depth % 2 === 1 ? "bg-ui-bg-subtle" : "bg-ui-bg-base")
      )}
    >
      <div className="flex items-center justify-between gap-x-2">
        <Choose
          label={t("segments.builder.mode_label")}
          value={mode}
          className="txt-compact-small-plus w-auto gap-x-1.5"
          options={GROUP_MODES.map((value) => ({
            value,
            text: t(`segments.builder.mode.${value}`),
          }))}
          onChange={(to) => edit(change(id, (node) => ({ ...node, mode: to })))}
        />
        {depth > 0 && <PartMenu part={group} name="" />}
      </div>
      {children.map((child, index) => (
        <Part key={child.id} part={child} parent={group} first={index === 0} depth={depth} />
      ))}
      <AddButtons group={group} depth={depth} />
      {problems.map((problem) => (
        <Hint key={problem} variant="error" className="text-pretty break-words">
          {problem}
        </Hint>
      ))}
    </div>
  )
}

type PartProps = {
  readonly part: DraftNode
  readonly parent: DraftGroup
  readonly first: boolean
  readonly depth: number
}

const Part = ({ part, parent, first, depth }: PartProps) => {
  const text = useText()
  const { t } = text
  const { byName, edit, onLeave } = useRuleEditing()
  const { id } = part
  const name = isGroup(part) ? "" : fieldLabel(part.field, byName, text)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (event.altKey && step !== undefined) {
      // Not the groups around it too.
      event.stopPropagation()
      event.preventDefault()
      edit(move(id, step), { id, at: "start" })
    }
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    const inside = relatedTarget instanceof Element && isOfPart(relatedTarget, currentTarget)
    if (!inside) {
      onLeave(id)
    }
  }
  return (
    <div
      data-part={id}
      className="flex min-w-0 items-start gap-x-2"
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      {...(!isGroup(part) && {
        role: "group",
        "aria-label": t("segments.builder.condition", { field: name }),
        "aria-describedby": `${id}-problems`,
      })}
    >
      <span
        className={clx(
          "txt-compact-xsmall-plus text-ui-fg-subtle w-8 shrink-0 pt-1.5 text-center",
          isGroup(part) && "pt-3.5"
        )}
      >
        {!first && t(`segments.builder.join.${parent.mode}`)}
      </span>
      {isGroup(part) ? (
        <RuleGroup group={part} depth={depth + 1} />
      ) : (
        <>
          <ConditionRow condition={part} />
          <PartMenu part={part} name={name} />
        </>
      )}
    </div>
  )
}

/** Lists and calendars that a part has opened stand elsewhere in the page. */
function isOfPart(element: Element, part: Element): boolean {
  return (
    part.contains(element) ||
    element.closest("[data-radix-popper-content-wrapper], [role=dialog], [role=listbox]") !== null
  )
}

/** Each opposite and each group is a step; a group to come holds at least a condition. */
const DEEPEST = RULE_LIMITS.depth - 2

const AddButtons = ({ group, depth }: RuleGroupProps) => {
  const { t } = useText()
  const { byName, edit, isFull } = useRuleEditing()
  const { id, mode, children } = group
  const here = t("segments.builder.add_here", { mode: t(`segments.builder.mode.${mode}`) })
  return (
    <div
      role="group"
      aria-label={here}
      data-add={id}
      className={clx("flex flex-wrap items-center gap-x-1 gap-y-1", children.length > 0 && "pl-10")}
    >
      <FieldPicker
        onChoose={(name) => {
          const field = byName.get(name)
          if (field) {
            const part = { id: freshId(), negated: false, ...aboutField(field) }
            edit(add(id, part), { id: part.id, at: "value" })
          }
        }}
      >
        <Button
          type="button"
          size="small"
          variant={depth === 0 ? "secondary" : "transparent"}
          disabled={isFull}
          aria-label={t("segments.builder.add_condition_label")}
        >
          <Plus aria-hidden />
          {t("segments.builder.add_condition")}
        </Button>
      </FieldPicker>
      <Button
        type="button"
        size="small"
        variant={depth === 0 ? "secondary" : "transparent"}
        disabled={isFull || depth >= DEEPEST}
        aria-label={t("segments.builder.add_group_label")}
        onClick={() => {
          const added = emptyGroup(mode === "any" ? "all" : "any")
          edit(add(id, added), { id: added.id, at: "add" })
        }}
      >
        <Plus aria-hidden />
        {t("segments.builder.add_group")}
      </Button>
      {isFull && (
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          {t("segments.builder.too_many", { n: RULE_LIMITS.conditions })}
        </span>
      )}
      {!isFull && depth >= DEEPEST && (
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          {t("segments.builder.too_deep")}
        </span>
      )}
    </div>
  )
}
