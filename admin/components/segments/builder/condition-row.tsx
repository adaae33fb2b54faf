import { XMarkMini } from "@medusajs/icons"
import { Button, Hint } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import { type DraftCondition, EVER } from "../../../lib/segments/draft"
import { change } from "../../../lib/segments/edit-draft"
import { fieldLabel, operatorKey, usualOperator } from "../../../lib/segments/fields"
import type { Operator, SegmentField } from "../../../lib/segments/types"
import { carryOver, freshTyped } from "../../../lib/segments/values"
import { useRuleEditing } from "./editing"
import { FieldPicker } from "./field-picker"
import { PickerButton } from "./picker-button"
import { Choose } from "./plain-inputs"
import { ValueEditor } from "./value-editor"
import { WindowEditor } from "./window-editor"

/** One question about a person: which field, how it is compared, with what, and when. */
export const ConditionRow = ({ condition }: { condition: DraftCondition }) => {
  const text = useText()
  const { t } = text
  const { byName, edit, problemsOf } = useRuleEditing()
  const { id, negated } = condition
  const field = byName.get(condition.field)
  const label = fieldLabel(condition.field, byName, text)
  const problems = problemsOf(id)
  const set = (part: Partial<DraftCondition>) => edit(change(id, (node) => ({ ...node, ...part })))
  const setField = (name: string) => {
    const to = byName.get(name)
    if (to && name !== condition.field) {
      edit(
        change(id, (node) => ({ ...node, ...aboutField(to) })),
        { id, at: "value" }
      )
    } else {
      edit((root) => root, { id, at: "start" })
    }
  }
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-y-1">
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        {negated && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            className="txt-compact-small-plus text-ui-tag-red-text h-7 gap-x-0.5 px-2"
            aria-label={t("segments.builder.not_on")}
            onClick={() =>
              edit(
                change(id, (node) => ({ ...node, negated: false })),
                { id, at: "start" }
              )
            }
          >
            {t("segments.builder.not")}
            <XMarkMini aria-hidden />
          </Button>
        )}
        <FieldPicker chosen={condition.field} onChoose={setField}>
          <PickerButton
            strong
            chosen={label}
            placeholder=""
            invalid={field === undefined}
            className="max-w-64"
            aria-label={t("segments.builder.field", { field: label })}
          />
        </FieldPicker>
        {field && (
          <Comparison
            field={field}
            condition={condition}
            invalid={problems.length > 0}
            onChange={set}
          />
        )}
      </div>
      <div id={`${id}-problems`} aria-live="polite">
        {problems.map((problem) => (
          <Hint key={problem} variant="error" className="text-pretty break-words">
            {problem}
          </Hint>
        ))}
      </div>
    </div>
  )
}

type ComparisonProps = {
  readonly field: SegmentField
  readonly condition: DraftCondition
  readonly invalid: boolean
  readonly onChange: (part: Partial<DraftCondition>) => void
}

const Comparison = ({ field, condition, invalid, onChange }: ComparisonProps) => {
  const { t } = useText()
  const { operator, typed, window } = condition
  const [only] = field.operators
  return (
    <>
      {/* Of a flag there is nothing to choose. */}
      {(field.operators.length > 1 || operator !== only) && (
        <Choose
          label={t("segments.builder.operator")}
          value={operator}
          invalid={!field.operators.includes(operator)}
          options={field.operators.map((value) => ({
            value,
            text: t(`segments.operator.${operatorKey(field, value)}`),
          }))}
          onChange={(to: Operator) =>
            onChange({
              operator: to,
              // One that is not known here tells nothing of what was typed.
              typed: field.operators.includes(operator)
                ? carryOver(field, typed, operator, to)
                : freshTyped(field, to),
            })
          }
        />
      )}
      <span data-value className="contents">
        <ValueEditor
          field={field}
          operator={operator}
          typed={typed}
          invalid={invalid}
          onChange={(to) => onChange({ typed: to })}
        />
      </span>
      {field.window && (
        <WindowEditor
          window={window}
          invalid={invalid}
          onChange={(to) => onChange({ window: to })}
        />
      )}
    </>
  )
}

/** What a condition begins with on a field. */
export function aboutField(field: SegmentField): Omit<DraftCondition, "id" | "negated"> {
  const operator = usualOperator(field)
  return { field: field.name, operator, typed: freshTyped(field, operator), window: EVER }
}
