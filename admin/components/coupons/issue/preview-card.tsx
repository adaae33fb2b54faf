import { Button, clx, Skeleton, Text } from "@medusajs/ui"
import { useSlow } from "../../../hooks/use-slow"
import { useText } from "../../../hooks/use-text"
import type { useIssuePreview } from "../../../hooks/use-issue-preview"
import { Section } from "../../shared/section"
import { MoneyLines } from "./money-lines"
import { Outcome } from "./outcome"
import { SamplePeople } from "./sample-people"

type PreviewCardProps = Pick<
  ReturnType<typeof useIssuePreview>,
  "preview" | "isBusy" | "error" | "again"
> & {
  /** False while nobody can be asked for: for nobody yet, or an offer that is not complete. */
  readonly state: "nobody" | "unfinished" | "complete"
  /** It is about one person. */
  readonly alone: boolean
  /** Where the budget is changed. */
  readonly onBudget: () => void
}

/** What issuing would come to: who gets one, who does not and why, and the money. */
export const PreviewCard = ({
  preview,
  isBusy,
  error,
  again,
  state,
  alone,
  onBudget,
}: PreviewCardProps) => {
  const { t } = useText()
  const slow = useSlow(isBusy)
  const complete = state === "complete"
  const shown = preview && state !== "nobody" && !(complete && error)
  return (
    <Section title={t("coupon_issue.preview.title")}>
      <div role="status" className="empty:hidden">
        {complete ? (
          slow ? (
            <Note>{t("coupon_issue.preview.slow")}</Note>
          ) : (
            isBusy && <span className="sr-only">{t("coupon_issue.preview.counting")}</span>
          )
        ) : (
          <Note>{t(`coupon_issue.preview.${state}`)}</Note>
        )}
      </div>
      {complete && error && (
        <div role="alert" className="flex flex-col items-start gap-y-2 px-6 py-4">
          <Text size="small" className="text-ui-fg-error text-pretty break-words">
            {t("coupon_issue.preview.failed")}: {error.message}
          </Text>
          <Button type="button" size="small" variant="secondary" onClick={() => void again()}>
            {t("state.retry")}
          </Button>
        </div>
      )}
      {complete && !error && !preview && (
        <div className="px-6 py-4">
          <Skeleton className="h-44 w-full" />
        </div>
      )}
      {shown && (
        <div
          aria-busy={isBusy}
          className={clx(
            "flex flex-col divide-y transition-opacity",
            (isBusy || !complete) && "opacity-60"
          )}
        >
          <Outcome preview={preview} alone={alone} onBudget={onBudget} />
          {preview.issue > 0 && <MoneyLines preview={preview} alone={alone} />}
          {!alone && preview.sample.length > 0 && <SamplePeople preview={preview} />}
        </div>
      )}
    </Section>
  )
}

const Note = ({ children }: { children: string }) => (
  <Text size="small" className="text-ui-fg-subtle text-pretty px-6 py-4">
    {children}
  </Text>
)
