import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { keepCoupons } from "../settle-coupons"

export const keepCouponsStepId = "retention-keep-coupons"

/** Settles coupons at the end of other work, which stands where that fails. */
export const keepCouponsStep = createStep(keepCouponsStepId, async (_: void, { container }) => {
  await keepCoupons(container)
  return new StepResponse(undefined)
})
