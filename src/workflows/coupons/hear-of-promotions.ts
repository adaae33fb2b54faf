import type { Event, MedusaContainer } from "@medusajs/framework/types"
import { workContext, type WorkContext } from "../work-context"

/** What Medusa emits when a promotion that is there is changed; ids of the row they name. */
const SOURCES = {
  "promotion.promotion.updated": "promotion",
  "promotion.promotion.deleted": "promotion",
  "promotion.application-method.updated": "application_method",
  "promotion.promotion-rule.updated": "promotion_rule",
  "promotion.campaign.updated": "campaign",
  "promotion.campaign.deleted": "campaign",
} as const

/** Names of the events that may say that hands changed a coupon's promotion. */
export const PROMOTION_EVENTS = Object.keys(SOURCES)

/** What the subscriber does with an event, unless nothing is to be listened to. */
export async function hearOfPromotions(
  container: MedusaContainer,
  event: Event<unknown>
): Promise<void> {
  if (workContext(container).retention.listens) {
    await noticePromotions(container, event)
  }
}

/**
 * Has coupons looked at whose promotions an event names; most are not ours, which one look at an
 * index tells. The job looks within a minute.
 */
export async function noticePromotions(
  container: MedusaContainer,
  { name, data }: Event<unknown>
): Promise<void> {
  const context = workContext(container)
  const source = Object.hasOwn(SOURCES, name) ? SOURCES[name as keyof typeof SOURCES] : null
  const ids = idsOf(data)
  if (source === null || ids.length === 0) {
    return
  }
  const { couponAlign } = context.retention
  if (source === "campaign") {
    await context.retention.couponCampaigns.distrust(ids, context.now())
    await couponAlign.noticeCampaigns(ids, context.now())
  } else {
    await couponAlign.noticePromotions(await promotionsOf(context, source, ids), context.now())
  }
}

async function promotionsOf(
  { query }: WorkContext,
  source: "promotion" | "application_method" | "promotion_rule",
  ids: readonly string[]
): Promise<string[]> {
  if (source === "promotion") {
    return [...ids]
  }
  const field = source === "promotion_rule" ? "promotions.id" : "promotion.id"
  const { data } = await query.graph({
    entity: source,
    fields: ["id", field],
    filters: { id: [...ids] } as never,
  })
  type Named = { readonly id: string } | null
  const rows = data as unknown as {
    readonly promotion?: Named
    readonly promotions?: readonly Named[] | null
  }[]
  return rows
    .flatMap(({ promotion, promotions }) => [promotion, ...(promotions ?? [])])
    .flatMap((promotion) => promotion?.id ?? [])
}

function idsOf(data: unknown): string[] {
  const id: unknown = typeof data === "object" && data !== null && "id" in data ? data.id : []
  return (Array.isArray(id) ? id : [id]).filter(
    (one): one is string => typeof one === "string" && !one.includes("\0")
  )
}
