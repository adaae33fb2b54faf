import type { MedusaContainer } from "@medusajs/framework/types"
import { workContext } from "../work-context"

/** How far the last look came. */
type Look = {
  /** Promotions that were changed until then were looked at; ISO time. */
  readonly read_until: string
  /** The last coupon that was looked at whatever was heard of it. */
  readonly after: string
}

const LOOK = "coupon_promotions"

/** Medusa dates a change before it is there to be seen. */
const OVERLAP_MS = 5 * 60_000

const PAGE = 1000

/** Coupons that are looked at each hour though nothing was heard of them. */
const IN_TURN = 5000

/**
 * Finds what hands changed in Medusa and events missed: promotions by when they were changed, and
 * some coupons in turn, since a rule that is deleted leaves no trace on its promotion. The alignment
 * then finds out what it was.
 */
export async function lookAtPromotions(container: MedusaContainer): Promise<void> {
  const { query, retention, now } = workContext(container)
  const until = now()
  const last = await retention.watermarks.get<Look>(LOOK)
  const from = new Date((last ? Date.parse(last.read_until) : until.getTime()) - OVERLAP_MS)
  for (let after = "", more = true; more;) {
    const { data } = await query.graph({
      entity: "promotion",
      fields: ["id", "code", "updated_at"],
      filters: { id: { $gt: after }, updated_at: { $gt: from } } as never,
      pagination: { take: PAGE, order: { id: "ASC" } },
      withDeleted: true,
    })
    const page = data as unknown as { id: string; code: string; updated_at: string | Date }[]
    const changed = page.map((one) => ({ ...one, updated_at: new Date(one.updated_at) }))
    await retention.couponAlign.noticeChanged(changed, now())
    more = page.length === PAGE
    after = page.at(-1)?.id ?? after
  }
  await retention.couponCampaigns.distrust(null, now())
  const after = await retention.couponAlign.noticeNext(last?.after ?? "", IN_TURN, now())
  await retention.watermarks.set(
    LOOK,
    { read_until: until.toISOString(), after: after ?? "" },
    now()
  )
}
