import { Text } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import { certainty } from "../../../lib/coupons/preview-money"
import type { IssueOrder, IssuePreview } from "../../../lib/coupons/types"
import { useWhom } from "../../../hooks/use-whom"
import { Ask } from "../../shared/ask"
import { offerTerms, offerWords } from "../shared/offer-words"

/** What somebody is asked to say yes to, as it was just now. */
export type AskedIssue = {
  readonly order: IssueOrder
  readonly preview: IssuePreview
  /** It is not what the page had shown. */
  readonly changed: boolean
}

type AskIssueProps = AskedIssue & {
  readonly onDo: () => void
  readonly onClose: () => void
}

/** Asks before money is given away: how many, what, until when, and what is set aside. */
export const AskIssue = ({ order, preview, changed, onDo, onClose }: AskIssueProps) => {
  const text = useText()
  const { t, format } = text
  const { issue, reuse, reserved, replaces } = preview
  const none = preview.people - issue - reuse
  const money = format.money(reserved.amount, reserved.currency_code)
  const words = [
    ...(changed ? ["changed"] : []),
    "segment_id" in order.target ? "text_segment" : "text",
  ]
  const lines = [
    [t("coupon_issue.ask.to"), useWhom(order.target, preview)],
    [
      t("coupon_issue.ask.offer"),
      [offerWords(order.offer, text), ...offerTerms(order.offer, text)].join(", "),
    ],
    [
      t("coupon_issue.ask.from"),
      preview.starts_at === null
        ? t("coupon_issue.time.at_once")
        : format.moment(preview.starts_at),
    ],
    [t("coupon_issue.preview.until"), format.moment(preview.ends_at)],
    [
      t("coupon_issue.preview.reserved"),
      reserved.is_ceiling ? money : t("coupon_issue.ask.about", { amount: money }),
    ],
    ...(replaces > 0 ? [[t("coupon_issue.ask.replaced"), format.count(replaces)]] : []),
    ...(none > 0 ? [[t("coupon_issue.preview.part.refuse"), format.count(none)]] : []),
  ]
  return (
    <Ask
      title={t("coupon_issue.ask.title", { count: issue, n: format.count(issue) })}
      text={words.map((word) => t(`coupon_issue.ask.${word}`)).join(" ")}
      action={t("coupon_issue.bar.issue", { count: issue, n: format.count(issue) })}
      cancel={t("coupon_issue.ask.cancel")}
      onDo={onDo}
      onClose={onClose}
    >
      <dl className="txt-compact-small flex flex-col gap-y-2">
        {lines.map(([label, value]) => (
          <div key={label} className="flex items-baseline justify-between gap-x-6">
            <dt className="text-ui-fg-subtle whitespace-nowrap">{label}</dt>
            <dd className="text-pretty text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {!reserved.is_ceiling && (
        <Text size="xsmall" className="text-ui-fg-subtle text-pretty pt-3">
          {t(`coupon_issue.preview.certainty.${certainty(preview)}`)}
        </Text>
      )}
    </Ask>
  )
}
