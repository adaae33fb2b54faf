import { Badge, Container, Copy, Heading, Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { sentenceText } from "../../lib/explain/sentence-text"
import { personName } from "../../lib/person/person-name"
import type { Profile } from "../../lib/person/types"
import { IssueButton } from "../coupons/issue/issue-button"
import { ProfileBadges } from "../customer/profile-badges"
import { SegmentChips } from "../segments/segment-chips"

/** Who it is, what they are to the shop, and why. */
export const PersonHeader = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const { email, segments } = profile
  const segmentsId = useId()
  const name = personName(profile) ?? t("person.nobody")
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading className="break-words">{name}</Heading>
          <div className="txt-small text-ui-fg-subtle flex flex-wrap items-center gap-x-2 gap-y-1">
            {email !== null && email !== name && <span className="break-all">{email}</span>}
            {email !== null && <Copy content={email} className="text-ui-fg-muted" />}
            <Badge size="2xsmall">
              {t(profile.has_account ? "person.account" : "person.guest")}
            </Badge>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ProfileBadges profile={profile} />
          <IssueButton target={{ person_ids: [profile.person_id] }} label="coupon_issue.give" />
        </div>
      </div>
      <Reasons profile={profile} />
      {segments.length > 0 && (
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2 px-6 py-3">
          <Text size="small" leading="compact" weight="plus" as="span" id={segmentsId}>
            {t("segment.chips.title")}
          </Text>
          <SegmentChips segments={segments} labelledBy={segmentsId} />
        </div>
      )}
    </Container>
  )
}

/** Why this tier, why this stage, and what comes next, side by side. */
const Reasons = ({ profile: { explanation } }: { profile: Profile }) => {
  const text = useText()
  const { t } = text
  if (!explanation) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("person.unscored")}{" "}
        <Link
          to="/retention/data"
          className="text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
        >
          {t("person.read_orders")}
        </Link>
      </Text>
    )
  }
  const { tier, stage, slowing, next } = explanation
  return (
    <div className="grid gap-x-8 gap-y-4 px-6 py-4 lg:grid-cols-3">
      <Reason title={t("person.why_tier")}>
        {tier ? sentenceText(tier, text) : t("person.no_tier")}
      </Reason>
      <Reason title={t("person.why_stage")}>
        {sentenceText(stage, text)} {slowing && sentenceText(slowing, text)}
      </Reason>
      <Reason title={t("person.next")}>
        {next
          ? sentenceText(next, text)
          : t(stage.code === "prospect" ? "person.next_prospect" : "person.next_none")}
      </Reason>
    </div>
  )
}

const Reason = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col gap-y-1">
    <Text size="small" leading="compact" weight="plus" as="span">
      {title}
    </Text>
    <Text size="small" className="text-ui-fg-subtle text-pretty">
      {children}
    </Text>
  </div>
)
