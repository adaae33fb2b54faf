import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { alignCoupons, type AlignCouponsInput } from "../align/align-coupons"

export const alignCouponsStepId = "retention-align-coupons"

/**
 * Brings Medusa's promotions in line with our coupons. There is nothing to compensate: whoever
 * changes a coupon back has them aligned again.
 */
export const alignCouponsStep = createStep(
  alignCouponsStepId,
  async (input: AlignCouponsInput, { container }) =>
    new StepResponse(await alignCoupons(container, input))
)
