import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { settleCouponsStep } from "../steps/settle-coupons"

export const settleCouponsWorkflowId = "retention-settle-coupons"

/**
 * This workflow looks at the orders that changed and carry a coupon's code: a coupon is redeemed by
 * an order that stands, and given back when that is cancelled before its end. It runs by itself
 * whenever changes were taken in; run it yourself to have it done now. Harmless to repeat.
 *
 * @example
 * const { result } = await settleCouponsWorkflow(container).run()
 * // { settled: [{ id: "rcpn_123", before: "live", state: "redeemed", order_id: "order_123", … }] }
 *
 * @summary
 *
 * Settle coupons by the orders that used them.
 */
export const settleCouponsWorkflow = createWorkflow(
  settleCouponsWorkflowId,
  () => new WorkflowResponse(settleCouponsStep())
)
