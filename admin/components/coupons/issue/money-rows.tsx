import { Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useFieldArray, useWatch } from "react-hook-form"
import { useText } from "../../../hooks/use-text"
import { freshRow, type IssueDraft } from "../../../lib/coupons/issue-draft"
import { offerCurrencies, type OfferRules } from "../../../lib/coupons/offer-rules"
import { Problem, TypedInput } from "./field"

type MoneyRowsProps = {
  readonly rules: OfferRules
  /** What is said of the amounts. */
  readonly hint: string
}

/** The smallest basket and, of an offer that takes a sum off, that sum: a row for each currency. */
export const MoneyRows = ({ rules, hint }: MoneyRowsProps) => {
  const { t } = useText()
  const { fields, append, remove } = useFieldArray<IssueDraft, "rows">({ name: "rows" })
  const fixed = useWatch<IssueDraft, "type">({ name: "type" }) === "fixed"
  const others = offerCurrencies(rules).filter((code) => fields.every((row) => row.code !== code))
  return (
    <div className="flex flex-col gap-y-1.5">
      <div aria-hidden className="txt-compact-small-plus flex gap-x-4">
        {fixed && <span className="w-40">{t("coupon_issue.money.amount")}</span>}
        <span>{t("coupon_issue.money.minimum")}</span>
      </div>
      <ul className="flex flex-col gap-y-2">
        {fields.map((row, index) => {
          const code = row.code.toUpperCase()
          const [amount, minimum] = [`rows.${index}.amount`, `rows.${index}.minimum`] as const
          return (
            <li key={row.id} className="flex flex-col gap-y-1">
              <div className="flex items-center gap-x-4">
                {fixed && (
                  <div className="w-40">
                    <TypedInput
                      name={amount}
                      unit={code}
                      label={t("coupon_issue.money.amount_in", { code })}
                    />
                  </div>
                )}
                <TypedInput
                  name={minimum}
                  unit={code}
                  label={t("coupon_issue.money.minimum_in", { code })}
                />
                {fields.length > 1 && (
                  <IconButton
                    type="button"
                    size="small"
                    variant="transparent"
                    aria-label={t("coupon_issue.money.remove", { code })}
                    onClick={() => remove(index)}
                  >
                    <Trash aria-hidden />
                  </IconButton>
                )}
              </div>
              {fixed && <Problem name={amount} />}
              <Problem name={minimum} />
            </li>
          )
        })}
      </ul>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
        {hint}
      </Text>
      {others.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {others.map((code) => (
            <Button
              key={code}
              type="button"
              size="small"
              variant="transparent"
              onClick={() => append(freshRow(code))}
            >
              <Plus aria-hidden />
              {t("coupon_issue.money.add", { code: code.toUpperCase() })}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
