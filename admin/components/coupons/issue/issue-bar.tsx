import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import type { IssuePreview } from "../../../lib/coupons/types"
import { AllowedButton } from "../../shared/allowed-button"

type IssueBarProps = {
  /** Of what is set up now; null while that is not known. */
  readonly preview: IssuePreview | null
  /** Fields that are told to be wrong. */
  readonly problems: number
  /** Why it was not issued, or what is known of that. */
  readonly refusal: string | null
  readonly isBusy: boolean
  /** There is nothing that could be issued. */
  readonly isIdle: boolean
  readonly cancelTo: string
  readonly onIssue: () => void
  readonly onShow: () => void
}

/** Stays in sight: what it comes to, what is wrong, and the way to issue. */
export const IssueBar = ({
  preview,
  problems,
  refusal,
  isBusy,
  isIdle,
  cancelTo,
  onIssue,
  onShow,
}: IssueBarProps) => {
  const { t, format } = useText()
  return (
    <div className="bg-ui-bg-base shadow-elevation-flyout sticky bottom-3 z-10 mt-auto flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border px-6 py-3">
      <div className="flex min-w-0 flex-1 items-center gap-x-3">
        {refusal !== null ? (
          <Text size="small" role="alert" className="text-ui-fg-error text-pretty break-words">
            {refusal}
          </Text>
        ) : problems > 0 ? (
          <>
            <Text size="small" weight="plus" role="alert" className="text-ui-fg-error">
              {t("coupon_issue.bar.faults", { count: problems, n: format.count(problems) })}
            </Text>
            <Button type="button" size="small" variant="transparent" onClick={onShow}>
              {t("coupon_issue.bar.show")}
            </Button>
          </>
        ) : (
          preview !== null &&
          preview.issue > 0 && (
            <Text size="small" leading="compact" className="tabular-nums">
              <span className="txt-compact-small-plus">
                {format.money(preview.reserved.amount, preview.reserved.currency_code)}
              </span>{" "}
              <span className="text-ui-fg-subtle">
                {t("coupon_issue.bar.until", { time: format.moment(preview.ends_at) })}
              </span>
            </Text>
          )
        )}
      </div>
      <div className="flex items-center gap-x-2">
        <Button size="small" variant="secondary" asChild>
          <Link to={cancelTo}>{t("coupon_issue.bar.cancel")}</Link>
        </Button>
        <AllowedButton
          operation="operate"
          type="button"
          size="small"
          isLoading={isBusy}
          disabled={isIdle}
          onClick={onIssue}
        >
          {preview === null || preview.issue === 0
            ? t("coupon_issue.title")
            : t("coupon_issue.bar.issue", {
                count: preview.issue,
                n: format.count(preview.issue),
              })}
        </AllowedButton>
      </div>
    </div>
  )
}
