import { Container, Heading, Text } from "@medusajs/ui"
import { TimeZone } from "../../hooks/time-zone"
import { useProfile } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { Fact } from "../customer/fact"
import { PersonLink } from "../customer/person-link"
import { ProfileBadges } from "../customer/profile-badges"
import { Failed } from "../shared/failed"
import { BuyerSkeleton } from "./buyer-skeleton"

/** Who an order's buyer is, as of now, in a few lines. */
const BuyerPanel = ({ orderId }: { orderId: string }) => {
  const profile = useProfile(orderId)
  const { t } = useText()

  if (profile.isPending) {
    return <BuyerSkeleton />
  }
  return (
    <TimeZone.Provider value={profile.data?.time_zone}>
      <Container className="p-0">
        <section aria-label={t("person.buyer.title")} className="divide-y">
          <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
            <Heading level="h2">{t("person.buyer.title")}</Heading>
            {profile.data && <ProfileBadges profile={profile.data} />}
          </div>
          {profile.data ? (
            <Buyer profile={profile.data} />
          ) : profile.isError ? (
            <Failed error={profile.error} onRetry={() => void profile.refetch()} />
          ) : (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t("person.buyer.unknown")}
            </Text>
          )}
        </section>
      </Container>
    </TimeZone.Provider>
  )
}

const Buyer = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  return (
    <>
      <dl className="flex flex-col gap-y-3 px-6 py-4">
        <Fact label={t("person.buyer.purchase_label")}>
          <Place profile={profile} />
        </Fact>
        {profile.first_purchase_at && (
          <Fact label={t("person.buyer.since")}>{format.day(profile.first_purchase_at)}</Fact>
        )}
        <Fact label={t("person.buyer.revenue")}>
          {format.money(profile.total_revenue, profile.currency)}
        </Fact>
      </dl>
      <div className="px-6 py-3">
        <PersonLink id={profile.person_id}>{t("person.open")}</PersonLink>
      </div>
    </>
  )
}

/** "Purchase 3 of 5", or why it has no place among them. */
const Place = ({ profile: { purchase } }: { profile: Profile }) => {
  const { t, format } = useText()
  if (!purchase?.number) {
    return <>{t("person.buyer.not_counted")}</>
  }
  if (purchase.of === 1) {
    return <>{t("person.buyer.purchase_only")}</>
  }
  return (
    <>
      {t("person.buyer.purchase_value", {
        number: format.count(purchase.number),
        n: format.count(purchase.of),
      })}
    </>
  )
}

export default BuyerPanel
