import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { runCoupons } from "../run-coupons"

/** Input of `runCouponsWorkflow`. */
export type RunCouponsInput = {
  /** The oldest run that nobody is at when left out. */
  readonly run_id?: string | undefined
}

export const runCouponsStepId = "retention-run-coupons"

/**
 * Goes through a run's people. There is nothing to compensate: who was given a coupon keeps it,
 * and a run that failed says why.
 */
export const runCouponsStep = createStep(
  runCouponsStepId,
  async ({ run_id }: RunCouponsInput, { container }) =>
    new StepResponse({ run: await runCoupons(container, run_id ?? null) })
)
