import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import { couponsPath } from "../../../lib/coupons/coupons-url"
import type { Decision, IssuePreview } from "../../../lib/coupons/types"
import { QuietLink } from "../../person/quiet-link"
import { refusalWords } from "../shared/refusal-words"
import { Warning } from "./warning"

type OutcomeProps = {
  readonly preview: IssuePreview
  /** It is about one person. */
  readonly alone: boolean
  readonly onBudget: () => void
}

/** How many get one, how many do not, and why not. */
export const Outcome = ({ preview, alone, onBudget }: OutcomeProps) => {
  const text = useText()
  const { t, format } = text
  const { people, issue, reuse, refused, replaces } = preview
  const [only] = preview.sample
  const none = people - issue - reuse
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      {alone && only ? (
        <div role="status" className="flex flex-col gap-y-1">
          <span className="txt-large-plus inline-flex items-center gap-x-2">
            {only.decision === "refuse" ? (
              <XCircleSolid aria-hidden className="text-ui-tag-neutral-icon" />
            ) : (
              <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
            )}
            {t(`coupon_issue.preview.one.${only.decision}`)}
          </span>
          {only.reason !== null && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {refusalWords(only.reason, text, only.detail)}{" "}
              {typeof only.detail?.coupon_id === "string" && (
                <QuietLink to={couponsPath({ coupon: only.detail.coupon_id })}>
                  {t("coupon_issue.preview.see")}
                </QuietLink>
              )}
            </Text>
          )}
        </div>
      ) : (
        <>
          <span role="status" className="txt-large-plus text-pretty tabular-nums">
            {t("coupon_issue.preview.issue", {
              count: issue,
              n: format.count(issue),
              total: format.count(people),
            })}
          </span>
          <Split counts={{ issue, reuse, refuse: none }} people={people} />
          {refused.length > 0 && (
            <div className="flex flex-col gap-y-1">
              <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
                {t("coupon_issue.preview.why")}
              </Text>
              <ul className="txt-compact-small flex flex-col gap-y-1">
                {[...refused]
                  .sort((a, b) => b.people - a.people)
                  .map(({ reason, people: count }) => (
                    <li key={reason} className="flex items-baseline justify-between gap-x-4">
                      <span className="text-ui-fg-subtle text-pretty">
                        {refusalWords(reason, text)}
                        {reason === "budget_spent" && (
                          <button
                            type="button"
                            className="text-ui-fg-interactive focus-visible:shadow-borders-focus ml-1.5 rounded-sm outline-none hover:underline"
                            onClick={onBudget}
                          >
                            {t("coupon_issue.preview.to_budget")}
                          </button>
                        )}
                      </span>
                      <span className="tabular-nums">{format.count(count)}</span>
                    </li>
                  ))}
              </ul>
            </div>
          )}
        </>
      )}
      {replaces > 0 && (
        <Warning>
          {alone
            ? t("coupon_issue.preview.one.replaces")
            : t("coupon_issue.preview.replaces", { count: replaces, n: format.count(replaces) })}
        </Warning>
      )}
    </div>
  )
}

const PARTS: readonly (readonly [Decision, string])[] = [
  ["issue", "var(--tag-green-icon)"],
  ["reuse", "var(--tag-blue-icon)"],
  ["refuse", "var(--tag-neutral-icon)"],
]

type SplitProps = {
  readonly counts: Readonly<Record<Decision, number>>
  readonly people: number
}

/** Everybody in one bar, and how many each part of it is. */
const Split = ({ counts, people }: SplitProps) => {
  const { t, format } = useText()
  const parts = PARTS.filter(([decision]) => counts[decision] > 0)
  return (
    <div className="flex flex-col gap-y-2">
      <span
        aria-hidden
        className="bg-ui-bg-component flex h-1.5 gap-x-px overflow-hidden rounded-full"
      >
        {parts.map(([decision, color]) => (
          <span
            key={decision}
            className="h-full"
            style={{
              width: `${(counts[decision] / people) * 100}%`,
              minWidth: 3,
              backgroundColor: color,
            }}
          />
        ))}
      </span>
      <ul
        aria-label={t("coupon_issue.preview.split")}
        className="txt-compact-small text-ui-fg-subtle flex flex-wrap gap-x-4 gap-y-1"
      >
        {parts.map(([decision, color]) => (
          <li key={decision} className="flex items-center gap-x-1.5 tabular-nums">
            <span aria-hidden className="size-2 rounded-sm" style={{ backgroundColor: color }} />
            {t(`coupon_issue.preview.part.${decision}`)} {format.count(counts[decision])}
          </li>
        ))}
      </ul>
    </div>
  )
}
