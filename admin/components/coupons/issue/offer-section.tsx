import { RadioGroup } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { largestShare } from "../../../../src/modules/retention/domain/coupons/offer-guard"
import { useText } from "../../../hooks/use-text"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"
import type { OfferRules } from "../../../lib/coupons/offer-rules"
import { OFFER_TYPES } from "../../../lib/coupons/types"
import { shareToPercent } from "../../../lib/settings/per-cent"
import { Section } from "../../shared/section"
import { Field, TypedInput } from "./field"
import { ItemPicker } from "./item-picker"
import { MoneyRows } from "./money-rows"

/** What the coupon gives, and what it asks for and leaves out. */
export const OfferSection = ({ rules }: { rules: OfferRules }) => {
  const { t } = useText()
  const { field } = useController<IssueDraft, "type">({ name: "type" })
  const max = shareToPercent(largestShare(rules))
  const { value: type } = field
  return (
    <Section title={t("coupon_issue.offer.title")}>
      <div className="flex flex-col gap-y-6 px-6 py-4">
        <RadioGroup
          aria-label={t("coupon_issue.offer.type")}
          className="grid gap-2 sm:grid-cols-2"
          value={type}
          onValueChange={(value) =>
            field.onChange(OFFER_TYPES.find((one) => one === value) ?? type)
          }
        >
          {OFFER_TYPES.map((value) => (
            <RadioGroup.ChoiceBox
              key={value}
              value={value}
              label={t(`coupon_issue.offer.${value}`)}
              description={t(`coupon_issue.offer.${value}_text`)}
            />
          ))}
        </RadioGroup>
        <div className="grid items-start gap-x-4 gap-y-6 lg:grid-cols-2">
          {type === "percentage" && (
            <Field
              name="percent"
              label={t("coupon_issue.offer.discount")}
              hint={t("coupon_issue.offer.most", { max })}
            >
              <TypedInput name="percent" unit="%" />
            </Field>
          )}
          {type === "buy_get" && <BuyGet />}
          <MoneyRows
            rules={rules}
            hint={
              type === "fixed"
                ? t("coupon_issue.money.needed", { max })
                : t("coupon_issue.money.optional")
            }
          />
        </div>
      </div>
      {type !== "free_shipping" && <Without />}
    </Section>
  )
}

/** Some products for less, with others. */
const BuyGet = () => {
  const { t } = useText()
  return (
    <>
      {(["buy", "get"] as const).map((side) => (
        <fieldset key={side} className="flex min-w-0 flex-col gap-y-4">
          <legend className="txt-compact-small-plus pb-2">{t(`coupon_issue.offer.${side}`)}</legend>
          <Field name={`${side}_quantity`} label={t("coupon_issue.offer.pieces")}>
            <TypedInput name={`${side}_quantity`} unit={t("coupon_issue.offer.any_of")} />
          </Field>
          <Field name={`${side}_products`} label={t("coupon_issue.offer.products")}>
            <ItemPicker name={`${side}_products`} />
          </Field>
          {side === "get" && (
            <Field
              name="get_percent"
              label={t("coupon_issue.offer.off")}
              hint={t("coupon_issue.offer.free")}
            >
              <TypedInput name="get_percent" unit="%" />
            </Field>
          )}
        </fieldset>
      ))}
    </>
  )
}

/** What it does not hold for. */
const Without = () => {
  const { t } = useText()
  return (
    <div className="grid gap-4 px-6 py-4 lg:grid-cols-2">
      <Field name="without_products" label={t("coupon_issue.without.products")}>
        <ItemPicker name="without_products" />
      </Field>
      <Field
        name="without_categories"
        label={t("coupon_issue.without.categories")}
        hint={t("coupon_issue.without.below")}
      >
        <ItemPicker name="without_categories" />
      </Field>
    </div>
  )
}
