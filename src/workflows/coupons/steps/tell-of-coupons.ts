import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { AlignedCoupons } from "../align/align-coupons"
import { CouponEvents, tellOfCoupons } from "../events"
import { happeningsOf } from "../happenings"

/** What to tell of. */
export type TellOfCouponsInput = {
  readonly aligned: AlignedCoupons
  /** Coupons that were revoked. */
  readonly revoked: readonly string[]
  /** Whose end was noticed. */
  readonly expired?: readonly string[] | undefined
}

export const tellOfCouponsStepId = "retention-tell-of-coupons"

/** Tells which coupons may be used now, and which may not any more. Cannot be taken back. */
export const tellOfCouponsStep = createStep(
  tellOfCouponsStepId,
  async ({ aligned, revoked, expired = [] }: TellOfCouponsInput, { container }) => {
    await tellOfCoupons(container, [
      ...revoked.map((coupon_id) => ({ name: CouponEvents.REVOKED, coupon_id })),
      ...expired.map((coupon_id) => ({ name: CouponEvents.EXPIRED, coupon_id })),
      ...happeningsOf(aligned),
    ])
    return new StepResponse(undefined)
  }
)
