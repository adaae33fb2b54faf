import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { AlignCouponsInput } from "../align/align-coupons"
import { alignCouponsStep } from "../steps/align-coupons"
import { tellOfCouponsStep } from "../steps/tell-of-coupons"

export const alignCouponsWorkflowId = "retention-align-coupons"

/**
 * This workflow brings Medusa's promotions in line with the coupons that are due: makes those that
 * are missing, closes those that nobody may use any more and takes them out of open carts, binds
 * them to the addresses their people have now, and notes what hands changed in Medusa's admin. A job
 * runs it each minute. Harmless to repeat.
 *
 * @example
 * const { result } = await alignCouponsWorkflow(container).run({ input: {} })
 * // { looked_at: 3, failed: 0, changed: [{ id: "rcpn_123", state: "live" }] }
 *
 * @summary
 *
 * Bring promotions in line with coupons.
 */
export const alignCouponsWorkflow = createWorkflow(
  alignCouponsWorkflowId,
  function (input: WorkflowData<AlignCouponsInput>) {
    const aligned = alignCouponsStep(input)
    tellOfCouponsStep(
      transform({ aligned }, ({ aligned: done }) => ({ aligned: done, revoked: [] }))
    )
    return new WorkflowResponse(aligned)
  }
)
