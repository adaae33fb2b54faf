import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SettledCoupon } from "../../modules/retention/store/coupons/settle-store"
import { messageOf } from "../changes/message-of"
import { alignCoupons } from "./align/align-coupons"
import { workContext } from "../work-context"
import { tellOfCoupons } from "./events"
import { happeningsOf, happeningsOfOrders } from "./happenings"

/** What settling came to. */
export type SettledCoupons = {
  /** Coupons whose state orders changed. */
  readonly settled: readonly SettledCoupon[]
}

/**
 * Settles the coupons whose codes orders carry or carried, tells what became of them, and brings
 * Medusa in line: what was given back may be used again. An order that cannot be settled is logged,
 * and tried again the next time. Harmless to repeat.
 */
export async function settleCoupons(container: MedusaContainer): Promise<SettledCoupons> {
  const { retention, now } = workContext(container)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const settled: SettledCoupon[] = []
  for (let more = true; more;) {
    const batch = await retention.couponSettle.settle(now())
    settled.push(...batch.settled)
    for (const { order_id, problem } of batch.failed) {
      logger.error(`retention: coupons of order ${order_id} could not be settled: ${problem}`)
    }
    await tellOfCoupons(container, happeningsOfOrders(batch.settled))
    more = batch.more
  }
  if (settled.length > 0) {
    const aligned = await alignCoupons(container, { coupon_ids: settled.map(({ id }) => id) })
    await tellOfCoupons(container, happeningsOf(aligned))
  }
  return { settled }
}

/**
 * The same at the end of other work, of which it is no part: where it fails it is logged, what was
 * taken in stands, and a job tries again within a minute. Never throws.
 */
export async function keepCoupons(container: MedusaContainer): Promise<void> {
  try {
    await settleCoupons(container)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`retention: coupons could not be settled; the next run tries: ${messageOf(error)}`)
  }
}
