import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensurePolicyStep } from "../steps/ensure-policy"

export const ensurePolicyWorkflowId = "retention-ensure-policy"

/**
 * The policy in force; seeds version 1 when there is none yet.
 *
 * @example
 * const { result: policy } = await ensurePolicyWorkflow(container).run()
 *
 * @summary Retrieve the policy, seeding it first.
 */
export const ensurePolicyWorkflow = createWorkflow(ensurePolicyWorkflowId, function () {
  return new WorkflowResponse(ensurePolicyStep())
})
