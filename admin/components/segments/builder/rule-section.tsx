import { Text } from "@medusajs/ui"
import { useMemo, type ReactNode } from "react"
import { RULE_LIMITS } from "../../../../src/modules/retention/domain/segments/rule"
import type { NameOf } from "../../../hooks/use-references"
import type { RuleDraft } from "../../../hooks/use-rule-draft"
import { useText } from "../../../hooks/use-text"
import { countConditions } from "../../../lib/segments/edit-draft"
import type { FieldMap } from "../../../lib/segments/fields"
import type { RuleErrors } from "../../../lib/segments/rule-errors"
import type { SegmentField } from "../../../lib/segments/types"
import { Section } from "../../shared/section"
import { type RuleEditing, RuleEditingContext } from "./editing"
import { RuleGroup } from "./rule-group"

type RuleSectionProps = {
  readonly draft: RuleDraft
  readonly fields: readonly SegmentField[]
  readonly byName: FieldMap
  readonly currency: string
  readonly nameOf: NameOf
  /** What the server says of the rule as it stands. */
  readonly errors: RuleErrors
  /** The rule in words; null while it is not complete. */
  readonly sentence: string | null
  /** Stands at the right of the title. */
  readonly aside: ReactNode
}

/** The conditions, and what they come to in words. */
export const RuleSection = ({
  draft,
  fields,
  byName,
  currency,
  nameOf,
  errors,
  sentence,
  aside,
}: RuleSectionProps) => {
  const { t } = useText()
  const { root, edit, told, onLeave } = draft
  const editing = useMemo(
    (): RuleEditing => ({
      root,
      fields,
      byName,
      currency,
      nameOf,
      edit,
      onLeave,
      isFull: countConditions(root) >= RULE_LIMITS.conditions,
      problemsOf: (id) => {
        const fault = told.get(id)
        const said = fault ? [t(`segments.issue.${fault.key}`, fault.values)] : []
        return [...said, ...(errors.get(id) ?? [])]
      },
    }),
    [root, fields, byName, currency, nameOf, edit, onLeave, told, errors, t]
  )
  return (
    <Section
      title={t("segments.builder.rule")}
      description={t("segments.builder.rule_text")}
      aside={aside}
    >
      <RuleEditingContext.Provider value={editing}>
        <div className="px-6 py-4">
          <RuleGroup group={root} depth={0} />
          {root.children.length === 0 && (
            <Text size="small" className="text-ui-fg-subtle pt-2">
              {t("segments.builder.start_empty")}
            </Text>
          )}
        </div>
      </RuleEditingContext.Provider>
      {sentence !== null && (
        <div className="px-6 py-4">
          <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
            {t("segments.builder.in_words")}
          </Text>
          <Text size="small" className="text-pretty break-words">
            {sentence}
          </Text>
        </div>
      )}
    </Section>
  )
}
