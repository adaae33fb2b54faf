import { useFormContext } from "react-hook-form"
import { needsMoney } from "../../../../src/modules/retention/domain/coupons/offer-guard"
import { useText } from "../../../hooks/use-text"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"
import type { OfferRules } from "../../../lib/coupons/offer-rules"
import { Section } from "../../shared/section"
import { Field, TypedInput } from "./field"

/** How much may be given away here. */
export const BudgetSection = ({ rules }: { rules: OfferRules }) => {
  const { t } = useText()
  const { watch } = useFormContext<IssueDraft>()
  const isNeeded = needsMoney({ type: watch("type") })
  return (
    <Section title={t("coupon_issue.budget.title")} description={t("coupon_issue.budget.text")}>
      <div className="grid gap-4 px-6 py-4 lg:grid-cols-2">
        <Field
          name="budget_amount"
          label={t("coupon_issue.budget.amount")}
          hint={t(`coupon_issue.budget.${isNeeded ? "needed" : "none"}`)}
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
