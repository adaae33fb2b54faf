import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useText } from "../../../hooks/use-text"
import { certainty, leftAfter } from "../../../lib/coupons/preview-money"
import type { IssuePreview } from "../../../lib/coupons/types"
import { QuietLink } from "../../person/quiet-link"
import { Warning } from "./warning"

type MoneyLinesProps = {
  readonly preview: IssuePreview
  /** It is about one person, whose coupon is all there is to the budget. */
  readonly alone: boolean
}

/** What is set aside, what is left of the budget, and until when. */
export const MoneyLines = ({ preview, alone }: MoneyLinesProps) => {
  const { t, format, has } = useText()
  const { reserved, budget, starts_at, ends_at, warnings } = preview
  const left = leftAfter(preview)
  const money = (amount: string) => format.money(amount, budget.currency_code)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <dl className="flex flex-col gap-y-2">
        <Line
          label={t("coupon_issue.preview.reserved")}
          hint={t(`coupon_issue.preview.certainty.${certainty(preview)}`)}
          strong
        >
          {format.money(reserved.amount, reserved.currency_code)}
        </Line>
        {!alone && (
          <Line label={t("coupon_issue.preview.budget")}>
            {left.amount === null || budget.amount === null
              ? t("coupon_issue.preview.no_limit")
              : t("coupon_issue.preview.left", {
                  left: money(left.amount),
                  total: money(budget.amount),
                })}
          </Line>
        )}
        {!alone && left.count !== null && budget.count !== null && (
          <Line label={t("coupon_issue.preview.coupons_left")}>
            {t("coupon_issue.preview.left", {
              left: format.count(left.count),
              total: format.count(budget.count),
            })}
          </Line>
        )}
        {starts_at !== null && (
          <Line label={t("coupon_issue.ask.from")}>{format.moment(starts_at)}</Line>
        )}
        <Line label={t("coupon_issue.preview.until")}>{format.moment(ends_at)}</Line>
      </dl>
      {warnings
        .filter(({ kind }) => !SAID_ABOVE.includes(kind))
        .map(({ kind }) => {
          const key = `coupon_issue.preview.warning.${kind}`
          return (
            <Warning key={kind}>
              {has(key) ? t(key) : t("coupon_issue.preview.warning.other", { kind })}{" "}
              {kind === "no_margin" && (
                <QuietLink to="/retention/settings#setting-margin">
                  {t("coupon_issue.preview.settings")}
                </QuietLink>
              )}
            </Warning>
          )
        })}
    </div>
  )
}

/** Warnings that stand with the money. */
const SAID_ABOVE: readonly string[] = ["percentage_has_no_ceiling", "shipping_price_unknown"]

type LineProps = {
  readonly label: string
  readonly hint?: string
  readonly strong?: boolean
  readonly children: ReactNode
}

const Line = ({ label, hint, strong = false, children }: LineProps) => (
  <div className="txt-compact-small grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-0.5">
    <dt className="text-ui-fg-subtle">{label}</dt>
    <dd className={clx("text-right tabular-nums", strong && "txt-compact-medium-plus")}>
      {children}
    </dd>
    {hint && (
      <dd className="txt-compact-xsmall text-ui-fg-subtle col-span-2 text-pretty">{hint}</dd>
    )}
  </div>
)
