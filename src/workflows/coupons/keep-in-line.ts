import type { MedusaContainer } from "@medusajs/framework/types"
import { couponContext } from "./coupon-context"
import { CouponEvents, tellOfCoupons } from "./events"
import { lookAtPromotions } from "./look-at-promotions"
import { purgeCoupons } from "./purge-coupons"
import { keepCoupons } from "./settle-coupons"
import { alignCouponsWorkflow } from "./workflows/align-coupons"

const HOURLY = "coupons_hourly"
const HOUR_MS = 3_600_000

/** Coupons that are closed in one statement. */
const PAGE = 500

/**
 * What coupons need each minute: those whose end is over are closed, orders settled, Medusa brought
 * in line. Once an hour those that are long over are purged, and promotions are looked at that hands
 * may have changed.
 */
export async function keepCouponsInLine(container: MedusaContainer): Promise<void> {
  const { retention, now } = couponContext(container)
  for (let more = true; more;) {
    const expired = await retention.coupons.expire(now(), PAGE)
    await tellOfCoupons(
      container,
      expired.map(({ id }) => ({ name: CouponEvents.EXPIRED, coupon_id: id }))
    )
    more = expired.length === PAGE
  }
  await keepCoupons(container)
  const last = await retention.watermarks.setAt(HOURLY)
  if (last === null || now().getTime() - last.getTime() >= HOUR_MS) {
    await lookAtPromotions(container)
    await purgeCoupons(container)
    await retention.watermarks.set(HOURLY, {}, now())
  }
  await alignCouponsWorkflow(container).run({ input: {} })
}
