import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { CouponNotice } from "../../modules/retention/store/coupons/coupon-notices"
import { messageOf } from "../changes/message-of"
import { EVENT_BATCH } from "../scoring/events"
import { workContext } from "../work-context"

/** Events of coupons. Each carries at most 500 of them in `data.data`. */
export const CouponEvents = {
  /** The code may be used from now on, or from its start. */
  ISSUED: "retention.coupon_issued",
  /** An order used it. */
  REDEEMED: "retention.coupon_redeemed",
  /** That order was cancelled, and the code may be used again. */
  RETURNED: "retention.coupon_returned",
  /** Its end is over, or it was given back after its end. */
  EXPIRED: "retention.coupon_expired",
  /** It may not be used any more; `state_reason` says why. */
  REVOKED: "retention.coupon_revoked",
} as const

export type CouponEvent = (typeof CouponEvents)[keyof typeof CouponEvents]

/** One coupon in such an event. */
export type CouponToldOf = CouponNotice & {
  /** With `redeemed` and `returned`: the order, and what it takes or took off, in its currency. */
  readonly order_id?: string | undefined
  readonly discount_amount?: string | undefined
  readonly currency_code?: string | undefined
}

/** A coupon to tell of; with the order that changed it. */
export type CouponHappening = {
  readonly name: CouponEvent
  readonly coupon_id: string
  readonly order?: {
    readonly order_id: string
    readonly discount_amount: string
    readonly currency_code: string
  }
}

/**
 * Tells what happened to coupons, at once, and not with the end of a workflow: nothing of it is
 * taken back. A process that ends in between tells no more of it; the coupons stay. So they do
 * where the event bus does not take it, which is logged with their ids. Never throws.
 */
export async function tellOfCoupons(
  container: MedusaContainer,
  happenings: readonly CouponHappening[]
): Promise<void> {
  for (const name of Object.values(CouponEvents)) {
    const some = happenings.filter((happening) => happening.name === name)
    for (let start = 0; start < some.length; start += EVENT_BATCH) {
      await tell(container, name, some.slice(start, start + EVENT_BATCH))
    }
  }
}

async function tell(
  container: MedusaContainer,
  name: CouponEvent,
  happenings: readonly CouponHappening[]
): Promise<void> {
  const orders = new Map(happenings.map(({ coupon_id, order }) => [coupon_id, order]))
  const ids = [...orders.keys()]
  try {
    const notices = await workContext(container).retention.couponNotices.of(ids)
    const data: CouponToldOf[] = notices.map((notice) => ({
      ...notice,
      ...orders.get(notice.coupon_id),
    }))
    if (data.length > 0) {
      await container.resolve(Modules.EVENT_BUS).emit({ name, data: { data } })
    }
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`retention: ${name} was not told of ${ids.join(", ")}: ${messageOf(error)}`)
  }
}
