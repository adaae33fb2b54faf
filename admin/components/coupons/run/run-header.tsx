import { Container, Heading, Text } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { isRunning, useStopRun } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import type { CouponRun } from "../../../lib/coupons/types"
import { segmentPath } from "../../../lib/segment/segment-path"
import { QuietLink } from "../../person/quiet-link"
import { AllowedButton } from "../../shared/allowed-button"
import { Ask } from "../../shared/ask"
import { offerTerms } from "../shared/offer-words"
import { gone, RunProgress } from "./run-progress"
import { RunStatusBadge, standingOf } from "./run-status"
import { useRunName, useRunTarget } from "./use-run-name"

/** What it gives to whom, how it stands, and the way to stop it. */
export const RunHeader = ({ run }: { run: CouponRun }) => {
  const text = useText()
  const { t, format } = text
  const whom = useRunTarget(run)
  const terms = offerTerms(run.offer, text).join(" · ")
  const { starts_at: starts, ends_at: ends, finished_at: finished, problem } = run
  const standing = standingOf(run)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4">
        <Heading className="min-w-0 break-words">{useRunName(run)}</Heading>
        <div className="flex items-center gap-x-4">
          <RunStatusBadge run={run} />
          {isRunning(run) && <StopButton id={run.id} />}
        </div>
      </div>
      {isRunning(run) && <RunProgress run={run} />}
      {standing !== "running" && standing !== "done" && (
        <div role="alert" className="flex flex-col gap-y-1 px-6 py-4">
          <Text size="small" weight="plus">
            {t(`coupons.run.${standing}`, { n: format.count(run.people - gone(run)) })}
          </Text>
          {problem !== null && standing !== "spent" && (
            <Text size="small" className="text-ui-fg-subtle break-words">
              {problem}
            </Text>
          )}
        </div>
      )}
      <dl className="grid gap-x-8 gap-y-4 px-6 py-4 sm:grid-cols-2 lg:grid-cols-4">
        {"segment_id" in run.target && (
          <Fact label="segment">
            <QuietLink to={segmentPath(run.target.segment_id)}>{whom}</QuietLink>
          </Fact>
        )}
        {run.because !== null && <Fact label="because">{run.because}</Fact>}
        {terms !== "" && <Fact label="terms">{terms}</Fact>}
        <Fact label="valid">
          {starts === null
            ? t("coupons.run.until", { day: format.day(ends) })
            : t("coupons.run.span", { from: format.day(starts), to: format.day(ends) })}
        </Fact>
        <Fact label="started">{format.moment(run.created_at)}</Fact>
        {finished !== null && <Fact label="finished">{format.moment(finished)}</Fact>}
      </dl>
    </Container>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex min-w-0 flex-col gap-y-1">
    <dt className="txt-compact-small-plus">{useText().t(`coupons.run.${label}`)}</dt>
    <dd className="txt-small text-ui-fg-subtle break-words">{children}</dd>
  </div>
)

const StopButton = ({ id }: { id: string }) => {
  const { t } = useText()
  const [asked, setAsked] = useState(false)
  const stop = useStopRun(id)
  return (
    <>
      <AllowedButton
        operation="operate"
        size="small"
        variant="secondary"
        isLoading={stop.isPending}
        onClick={() => setAsked(true)}
      >
        {t("coupons.run.stop")}
      </AllowedButton>
      {asked && (
        <Ask
          title={t("coupons.run.stop_title")}
          text={t("coupons.run.stop_text")}
          action={t("coupons.run.stop")}
          cancel={t("coupons.run.go_on")}
          onDo={() => stop.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
