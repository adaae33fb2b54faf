import { toast } from "@medusajs/ui"
import { useRef, useState } from "react"
import { FormProvider } from "react-hook-form"
import { useNavigate } from "react-router-dom"
import { needsMoney } from "../../../../src/modules/retention/domain/coupons/offer-guard"
import { useIssueCoupons } from "../../../hooks/use-issue-coupons"
import { fieldId, IssueProblems, useIssueForm } from "../../../hooks/use-issue-form"
import { useIssuePreview } from "../../../hooks/use-issue-preview"
import { useText } from "../../../hooks/use-text"
import { COUPONS_PATH, couponRunPath, MOST_PEOPLE } from "../../../lib/coupons/coupons-path"
import { fateOf } from "../../../lib/coupons/fate"
import { freshSourceId } from "../../../lib/coupons/fresh-source-id"
import type { OfferRules } from "../../../lib/coupons/offer-rules"
import type { CouponTarget, IssueRequest } from "../../../lib/coupons/types"
import { customersPath, personPath } from "../../../lib/customers/customers-path"
import { segmentPath } from "../../../lib/segment/segment-path"
import { LeaveGuard } from "../../settings/leave-guard"
import { type AskedIssue, AskIssue } from "./ask-issue"
import { BudgetSection } from "./budget-section"
import { IssueBar } from "./issue-bar"
import { OfferSection } from "./offer-section"
import { PreviewCard } from "./preview-card"
import { TimeSection } from "./time-section"
import { WhomSection } from "./whom-section"

type IssueEditorProps = {
  /** Null while it is for nobody yet. */
  readonly target: CouponTarget | null
  readonly rules: OfferRules
  /** IANA name, of the policy. */
  readonly zone: string
}

/** What is to be issued, beside what that comes to; nothing is issued that was not shown before. */
export const IssueEditor = ({ target, rules, zone }: IssueEditorProps) => {
  const { t, format } = useText()
  const navigate = useNavigate()
  const { form, draft, request, problems, tellAll } = useIssueForm(rules, zone)
  // One for the page: issued twice by a double click, it is issued once.
  const [source_id] = useState(freshSourceId)
  const issue = useIssueCoupons()
  const [asked, setAsked] = useState<AskedIssue | null>(null)
  const [isChecking, setChecking] = useState(false)

  const alone = target !== null && "person_ids" in target && target.person_ids.length === 1
  const tooMany =
    target !== null && "person_ids" in target && target.person_ids.length > MOST_PEOPLE
  const complete: IssueRequest | null =
    target === null || tooMany || request === null ? null : { target, source_id, ...request }
  const { preview, isBusy, error, again } = useIssuePreview(complete)
  const printed = JSON.stringify(complete)
  const latest = useRef(printed)
  latest.current = printed
  const state = target === null || tooMany ? "nobody" : request === null ? "unfinished" : "complete"
  const current = state === "complete" && !isBusy && error === null ? (preview ?? null) : null

  // The settings' own, which is less than what one coupon takes.
  const isSpent = preview?.refused.some(({ reason }) => reason === "budget_spent") === true

  const ask = async () => {
    if (tellAll() || complete === null || current === null) {
      return
    }
    setChecking(true)
    // Counted once more: what is asked is what it is now.
    const now = await again()
    setChecking(false)
    // What was changed meanwhile was not what was counted.
    if (now !== null && now.issue > 0 && latest.current === printed) {
      const because = draft.because.trim()
      setAsked({
        order: { ...complete, source_id, ...(because !== "" && { because }) },
        preview: now,
        changed: now.issue !== current.issue || now.reserved.amount !== current.reserved.amount,
      })
    }
  }
  const send = ({ order, preview: { issue: count } }: AskedIssue) => {
    if (issue.isPending) {
      return
    }
    issue.mutate(order, {
      onSuccess: (run) => {
        toast.success(t("coupon_issue.started", { count, n: format.count(count) }))
        void navigate(couponRunPath(run.id), { replace: true })
      },
      // What has been issued all the same is seen then.
      onError: () => void again(),
    })
  }
  const fate = fateOf(issue, complete, current?.reuse ?? 0)
  const said = fate === null || fate === "refused" ? null : t(`coupon_issue.${fate}`)
  const refusal = `${t("coupon_issue.bar.not_issued")}: ${issue.error?.message ?? ""}`
  const atStake = fate === "unknown" || (form.formState.isDirty && fate !== "begun")
  return (
    <FormProvider {...form}>
      <IssueProblems.Provider value={problems}>
        <LeaveGuard
          unsaved={atStake && !issue.isPending && !issue.isSuccess}
          text={said ?? t("coupon_issue.leave")}
        />
        <div className="isolate flex min-h-[calc(100dvh-4.6rem)] flex-col gap-y-3">
          <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <form
              noValidate
              // What is focused comes into view above the bar, not behind it.
              className="flex min-w-0 flex-col gap-y-3 [&_button]:scroll-mb-24 [&_input]:scroll-mb-24"
              onSubmit={(event) => event.preventDefault()}
            >
              <WhomSection target={target} />
              <OfferSection rules={rules} />
              <TimeSection />
              {(!alone || isSpent || needsMoney(draft)) && <BudgetSection rules={rules} />}
            </form>
            <div className="xl:sticky xl:top-3">
              <PreviewCard
                preview={preview}
                isBusy={isBusy}
                error={error}
                again={again}
                state={state}
                alone={alone}
                onBudget={() => document.getElementById(fieldId("budget_count"))?.focus()}
              />
            </div>
          </div>
          <IssueBar
            preview={current}
            problems={problems.size}
            refusal={fate === "refused" ? refusal : said}
            isBusy={isChecking || issue.isPending}
            isIdle={state !== "unfinished" && (current === null || current.issue === 0)}
            cancelTo={fate === "begun" ? COUPONS_PATH : backTo(target)}
            onIssue={() => void ask()}
            onShow={tellAll}
          />
        </div>
        {asked !== null && (
          <AskIssue {...asked} onDo={() => send(asked)} onClose={() => setAsked(null)} />
        )}
      </IssueProblems.Provider>
    </FormProvider>
  )
}

/** Where one came from, as far as the target tells. */
function backTo(target: CouponTarget | null): string {
  if (target === null) {
    return COUPONS_PATH
  }
  if ("segment_id" in target) {
    return segmentPath(target.segment_id)
  }
  const [only, ...others] = target.person_ids
  return only === undefined || others.length > 0 ? customersPath() : personPath(only)
}
