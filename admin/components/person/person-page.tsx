import { Container } from "@medusajs/ui"
import { TimeZone } from "../../hooks/time-zone"
import { useProfile } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import { customersPath } from "../../lib/customers/customers-path"
import type { Profile } from "../../lib/person/types"
import { CouponsCard } from "../coupons/person/coupons-card"
import { Failed } from "../shared/failed"
import { Gone } from "../shared/gone"
import { HistoryCard } from "./history-card"
import { OutlookCard } from "./outlook-card"
import { PersonFigures } from "./person-figures"
import { PersonHeader } from "./person-header"
import { PersonSkeleton } from "./person-skeleton"
import { PortraitCard } from "./portrait-card"
import { PurchasesCard } from "./purchases-card"
import { RecordsCard } from "./records-card"
import { RfmCard } from "./rfm-card"
import { TimelineCard } from "./timeline-card"

/** All that is known of one person, by their own id, a customer record's or an order's. */
const PersonPage = ({ id }: { id: string }) => {
  const profile = useProfile(id)
  if (profile.data) {
    return (
      <TimeZone.Provider value={profile.data.time_zone}>
        <Person profile={profile.data} />
      </TimeZone.Provider>
    )
  }
  if (profile.isPending) {
    return <PersonSkeleton />
  }
  return profile.isError ? (
    <Container className="p-0">
      <Failed error={profile.error} onRetry={() => void profile.refetch()} />
    </Container>
  ) : (
    <NobodyHere />
  )
}

const Person = ({ profile }: { profile: Profile }) => {
  const bought = profile.purchase_count > 0
  return (
    <div className="flex flex-col gap-y-3">
      <PersonHeader profile={profile} />
      <PersonFigures profile={profile} />
      {bought && <TimelineCard profile={profile} />}
      <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
        <div className="flex min-w-0 flex-1 flex-col gap-y-3">
          {bought && <OutlookCard profile={profile} />}
          <PurchasesCard profile={profile} />
          <HistoryCard personId={profile.person_id} />
        </div>
        <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
          <CouponsCard profile={profile} />
          {/* One whose orders were all cancelled has one too. */}
          {(bought || profile.portrait) && <PortraitCard profile={profile} />}
          <RfmCard profile={profile} />
          <RecordsCard profile={profile} />
        </div>
      </div>
    </div>
  )
}

/** Erased meanwhile, not read yet, or a wrong address: the three look alike from here. */
const NobodyHere = () => {
  const { t } = useText()
  return (
    <Gone
      title={t("person.gone_title")}
      text={t("person.gone_text")}
      to={customersPath()}
      label={t("person.back")}
    />
  )
}

export default PersonPage
