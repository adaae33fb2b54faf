import { Container, Heading, Text } from "@medusajs/ui"
import { useProfile } from "../../hooks/use-customer"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/types"
import { SlowingBadge, StageBadge, TierBadge } from "../shared/badges"
import { Failed } from "../shared/failed"
import { CustomerFacts } from "./customer-facts"
import { CustomerReasons } from "./customer-reasons"
import { CustomerSkeleton } from "./customer-skeleton"
import { LastPurchases } from "./last-purchases"

/** Everything retention knows of the person behind one customer record, account or guest. */
const CustomerPanel = ({ customerId }: { customerId: string }) => {
  const profile = useProfile(customerId)
  const { t } = useText()

  if (profile.isPending) {
    return <CustomerSkeleton />
  }
  return (
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
  )
}

const PanelBody = ({ customerId, profile }: { customerId: string; profile: Profile }) => (
  <>
    {profile.explanation && <CustomerReasons explanation={profile.explanation} />}
    {profile.purchase_count > 0 && <CustomerFacts profile={profile} />}
    <LastPurchases customerId={customerId} />
  </>
)

const PanelHeader = ({ profile }: { profile: Profile | null }) => (
  <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
    <Heading level="h2">{useText().t("customer.title")}</Heading>
    {profile && (
      <div className="flex flex-wrap items-center gap-1.5">
        {profile.tier && <TierBadge tier={profile.tier} />}
        <StageBadge stage={profile.stage} />
        {profile.slowing && <SlowingBadge />}
      </div>
    )}
  </div>
)

export default CustomerPanel
