import type { MedusaContainer } from "@medusajs/framework/types"
import { deleteCampaignsWorkflow } from "@medusajs/medusa/core-flows"
import { workContext, type WorkContext } from "../work-context"

const DAY_MS = 86_400_000

/** Coupons and campaigns that one run takes up, so that others wait for seconds; the next goes on. */
const AT_ONCE = 200
const CAMPAIGNS_AT_ONCE = 100

/** Promotions are removed first; so long after that a campaign that is not empty stays for good. */
const SLACK_DAYS = 7

/**
 * Has the promotions of coupons removed that were never used and are long over, and campaigns of
 * ours that have none left. The coupons themselves stay as the record. What was used stays in
 * Medusa, too.
 */
export async function purgeCoupons(container: MedusaContainer): Promise<void> {
  const context = workContext(container)
  const { retention, now } = context
  const { offers } = await retention.policies.settings()
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS)
  await retention.couponAlign.purge(before(offers.purge_after_days), now(), AT_ONCE)
  await removeCampaigns(context, before(offers.purge_after_days + SLACK_DAYS))
}

async function removeCampaigns(
  { container, query, retention }: WorkContext,
  ended_before: Date
): Promise<void> {
  const names = await retention.couponCampaigns.ended(ended_before, CAMPAIGNS_AT_ONCE)
  const empty: string[] = []
  for (const campaign_identifier of names) {
    const { data } = await query.graph({
      entity: "campaign",
      fields: ["id", "promotions.id"],
      filters: { campaign_identifier } as never,
    })
    const [campaign] = data as unknown as {
      readonly id: string
      readonly promotions: readonly unknown[] | null
    }[]
    if (campaign && (campaign.promotions ?? []).length === 0) {
      empty.push(campaign.id)
    }
  }
  if (empty.length > 0) {
    await deleteCampaignsWorkflow(container).run({ input: { ids: empty } })
  }
  await retention.couponCampaigns.forget(names)
}
