import type { SettledCoupon } from "../../modules/retention/store/coupons/settle-store"
import type { AlignedCoupons } from "./align/align-coupons"
import { type CouponEvent, CouponEvents, type CouponHappening } from "./events"

/** What an alignment changed. */
export function happeningsOf({ changed }: Pick<AlignedCoupons, "changed">): CouponHappening[] {
  return changed.map(({ id, state }) => ({
    name: state === "live" ? CouponEvents.ISSUED : CouponEvents.REVOKED,
    coupon_id: id,
  }))
}

const BY_STATE = {
  redeemed: CouponEvents.REDEEMED,
  live: CouponEvents.RETURNED,
  expired: CouponEvents.EXPIRED,
  revoked: CouponEvents.REVOKED,
} as const satisfies Record<Exclude<SettledCoupon["state"], "issuing">, CouponEvent>

/** What orders changed. */
export function happeningsOfOrders(settled: readonly SettledCoupon[]): CouponHappening[] {
  return settled.flatMap(({ id, state, order_id, amount, currency_code }) =>
    state === "issuing"
      ? []
      : [
          {
            name: BY_STATE[state],
            coupon_id: id,
            ...(order_id !== null && amount !== null && currency_code !== null
              ? { order: { order_id, discount_amount: amount, currency_code } }
              : {}),
          },
        ]
  )
}
