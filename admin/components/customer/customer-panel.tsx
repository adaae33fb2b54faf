import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useProfile } from "../../hooks/use-customer"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/types"
import { SlowingBadge, StageBadge, TierBadge } from "../shared/badges"
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
  if (profile.isError && !profile.data) {
    return (
      <Container className="divide-y p-0">
        <PanelHeader />
        <div role="alert" className="flex items-center justify-between gap-x-4 px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle">
            {t("customer.error")}
          </Text>
          <Button variant="secondary" size="small" onClick={() => void profile.refetch()}>
            {t("state.retry")}
          </Button>
        </div>
      </Container>
    )
  }
  if (!profile.data) {
    return (
      <Container className="divide-y p-0">
        <PanelHeader />
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("customer.not_synced")}
        </Text>
      </Container>
    )
  }
  return (
    <Container className="divide-y p-0">
      <PanelHeader profile={profile.data} />
      {profile.data.explanation && <CustomerReasons explanation={profile.data.explanation} />}
      {profile.data.purchase_count > 0 && <CustomerFacts profile={profile.data} />}
      <LastPurchases customerId={customerId} />
    </Container>
  )
}

const PanelHeader = ({ profile }: { profile?: Profile }) => (
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
