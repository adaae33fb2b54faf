import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { StateReason } from "../../../modules/retention/domain/coupons/states"
import type { RevokeTarget } from "../../../modules/retention/store/coupons/coupon-store"
import { workContext } from "../../work-context"

/** Why somebody may revoke a coupon. */
export const REVOKE_REASONS = ["by_hand", "replaced"] as const satisfies readonly StateReason[]

/** Input of `revokeCouponsWorkflow`: some, or all that a source gave. */
export type RevokeCouponsInput = RevokeTarget & {
  /** `by_hand` when left out. */
  readonly reason?: (typeof REVOKE_REASONS)[number] | undefined
}

export const revokeCouponsStepId = "retention-revoke-coupons"

/**
 * Revokes coupons. Not compensated: nobody is to use a code that somebody wanted dead, since
 * something else went wrong later.
 */
export const revokeCouponsStep = createStep(
  revokeCouponsStepId,
  async ({ reason = "by_hand", ...target }: RevokeCouponsInput, { container }) => {
    if (!REVOKE_REASONS.includes(reason)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `reason: must be one of ${REVOKE_REASONS.join(", ")}`
      )
    }
    const { retention, now } = workContext(container)
    return new StepResponse(await retention.coupons.revoke(target, reason, now()))
  }
)
