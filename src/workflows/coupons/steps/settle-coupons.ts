import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { settleCoupons } from "../settle-coupons"

export const settleCouponsStepId = "retention-settle-coupons"

/**
 * Settles coupons by the orders that carry them. There is nothing to compensate: what became of
 * them follows from the ledger, whatever happens afterwards.
 */
export const settleCouponsStep = createStep(
  settleCouponsStepId,
  async (_: void, { container }) => new StepResponse(await settleCoupons(container))
)
