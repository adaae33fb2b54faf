import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../changes/message-of"
import { alignCoupons } from "./align/align-coupons"
import { workContext, type WorkContext } from "../work-context"
import { CouponEvents, tellOfCoupons } from "./events"
import { happeningsOf } from "./happenings"
import { lookAtPromotions } from "./look-at-promotions"
import { purgeCoupons } from "./purge-coupons"
import { keepCoupons } from "./settle-coupons"

const HOURLY = "coupons_hourly"
const HOUR_MS = 3_600_000

/** Coupons that are closed in one statement. */
const PAGE = 500

/**
 * What coupons need each minute. First of all Medusa is brought in line, so that nobody uses what
 * is over; then it is told, and orders are settled. What can wait comes last: those that are long
 * over are purged, and once an hour promotions are looked at that hands may have changed. A part
 * that fails is logged, and keeps no other from being done.
 */
export async function keepCouponsInLine(container: MedusaContainer): Promise<void> {
  const context = workContext(container)
  const { retention, now } = context
  const expired: string[] = []
  await orLog(context, "closed", () => expireAll(context, expired))
  await orLog(context, "brought in line", () => align(container))
  await tellOfCoupons(
    container,
    expired.map((coupon_id) => ({ name: CouponEvents.EXPIRED, coupon_id }))
  )
  await keepCoupons(container)
  await orLog(context, "brought in line", async () => {
    if (await retention.couponAlign.isAnyDue(now())) {
      await align(container)
    }
  })
  await orLog(context, "looked at", () => lookHourly(context))
  await orLog(context, "purged", () => purgeCoupons(container))
}

/** @param expired takes the ids of those that were closed, even where it fails later */
async function expireAll({ retention, now }: WorkContext, expired: string[]): Promise<void> {
  for (let more = true; more;) {
    const some = await retention.coupons.expire(now(), PAGE)
    expired.push(...some.map(({ id }) => id))
    more = some.length === PAGE
  }
}

async function align(container: MedusaContainer): Promise<void> {
  await tellOfCoupons(container, happeningsOf(await alignCoupons(container)))
}

async function lookHourly({ container, retention, now }: WorkContext): Promise<void> {
  const last = await retention.watermarks.setAt(HOURLY)
  if (last === null || now().getTime() - last.getTime() >= HOUR_MS) {
    await lookAtPromotions(container)
    await retention.watermarks.set(HOURLY, {}, now())
  }
}

async function orLog(
  { container }: WorkContext,
  what: string,
  work: () => Promise<void>
): Promise<void> {
  try {
    await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`retention: coupons could not be ${what}; the next run tries: ${messageOf(error)}`)
  }
}
