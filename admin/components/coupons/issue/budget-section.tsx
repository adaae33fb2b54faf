import { Input } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { fieldId, useProblem } from "../../../hooks/use-issue-form"
import { useText } from "../../../hooks/use-text"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"
import type { OfferRules } from "../../../lib/coupons/offer-rules"
import { Section } from "../../shared/section"
import { Field, TypedInput } from "./field"

/** Why it is done. */
export const ReasonSection = () => {
  const { t } = useText()
  const { field } = useController<IssueDraft, "because">({ name: "because" })
  const id = fieldId("because")
  return (
    <Section title={t("coupon_issue.because.title")}>
      <div className="px-6 py-4">
        <Field
          name="because"
          label={t("coupon_issue.because.label")}
          hint={t("coupon_issue.because.hint")}
        >
          <Input
            {...field}
            id={id}
            size="small"
            autoComplete="off"
            placeholder={t("coupon_issue.because.placeholder")}
            aria-describedby={`${id}-hint ${id}-problem`}
            aria-invalid={useProblem("because") !== undefined}
          />
        </Field>
      </div>
    </Section>
  )
}

/** How much may be given away here. */
export const BudgetSection = ({ rules }: { rules: OfferRules }) => {
  const { t } = useText()
  return (
    <Section title={t("coupon_issue.budget.title")} description={t("coupon_issue.budget.text")}>
      <div className="grid gap-4 px-6 py-4 lg:grid-cols-2">
        <Field
          name="budget_amount"
          label={t("coupon_issue.budget.amount")}
          hint={t("coupon_issue.budget.none")}
        >
          <TypedInput name="budget_amount" unit={rules.base_currency.toUpperCase()} />
        </Field>
        <Field
          name="budget_count"
          label={t("coupon_issue.budget.count")}
          hint={t("coupon_issue.budget.none")}
        >
          <TypedInput name="budget_count" />
        </Field>
      </div>
    </Section>
  )
}
