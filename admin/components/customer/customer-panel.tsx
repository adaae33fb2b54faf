import { Container, Heading, Text } from "@medusajs/ui"
import { useId } from "react"
import { TimeZone } from "../../hooks/time-zone"
import { useProfile } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { SegmentChips } from "../segments/segment-chips"
import { Failed } from "../shared/failed"
import { CustomerFacts } from "./customer-facts"
import { CustomerReasons } from "./customer-reasons"
import { CustomerSkeleton } from "./customer-skeleton"
import { LastPurchases } from "./last-purchases"
import { OutlookLine } from "./outlook-line"
import { PersonLink } from "./person-link"
import { ProfileBadges } from "./profile-badges"
import { SilenceScale } from "./silence-scale"

/** What retention knows of the person behind one customer record, account or guest, in short. */
const CustomerPanel = ({ customerId }: { customerId: string }) => {
  const profile = useProfile(customerId)
  const { t } = useText()

  if (profile.isPending) {
    return <CustomerSkeleton />
  }
  return (
    <TimeZone.Provider value={profile.data?.time_zone}>
      <Container className="p-0">
        <section aria-label={t("customer.title")} className="divide-y">
          <PanelHeader profile={profile.data ?? null} />
          {profile.data ? (
            <PanelBody customerId={customerId} profile={profile.data} />
          ) : profile.isError ? (
            <Failed error={profile.error} onRetry={() => void profile.refetch()} />
          ) : (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t("customer.not_synced")}
            </Text>
          )}
        </section>
      </Container>
    </TimeZone.Provider>
  )
}

type PanelBodyProps = {
  readonly customerId: string
  readonly profile: Profile
}

const PanelBody = ({ customerId, profile }: PanelBodyProps) => {
  const { t } = useText()
  const { explanation, limits, silence_days: silence } = profile
  return (
    <>
      {(explanation || (limits && silence !== null)) && (
        <div className="flex flex-col gap-y-4 px-6 py-4">
          {explanation && <CustomerReasons explanation={explanation} />}
          {limits && silence !== null && <SilenceScale limits={limits} silence={silence} />}
          <OutlookLine profile={profile} />
        </div>
      )}
      {profile.purchase_count > 0 && <CustomerFacts profile={profile} />}
      <Segments segments={profile.segments} />
      <LastPurchases customerId={customerId} count={profile.purchase_count} />
      <div className="px-6 py-3">
        <PersonLink id={profile.person_id}>{t("person.open")}</PersonLink>
      </div>
    </>
  )
}

/** The segments they are in; nothing for somebody in none. */
const Segments = ({ segments }: Pick<Profile, "segments">) => {
  const { t } = useText()
  const id = useId()
  return segments.length === 0 ? null : (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" weight="plus" id={id}>
        {t("segment.chips.title")}
      </Text>
      <SegmentChips segments={segments} labelledBy={id} />
    </div>
  )
}

const PanelHeader = ({ profile }: { profile: Profile | null }) => (
  <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
    <Heading level="h2">{useText().t("customer.title")}</Heading>
    {profile && <ProfileBadges profile={profile} />}
  </div>
)

export default CustomerPanel
