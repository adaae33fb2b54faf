import {
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { runCouponsStep, type RunCouponsInput } from "../steps/run-coupons"

export const runCouponsWorkflowId = "retention-run-coupons"

/**
 * This workflow issues coupons to all people of a run, a list or a segment, however many, five hundred
 * at a time: each page is an `issueCouponsWorkflow`, with its hooks. It goes on where it was when
 * its process was killed, ends early when the source's budget is spent, and stops when somebody
 * stops the run. The admin's page starts it, and a job takes up runs that nobody is at.
 *
 * @example
 * const { result } = await runCouponsWorkflow(container).run({ input: { run_id: "rcrn_123" } })
 * // { run: { id: "rcrn_123", status: "done", issued: 1840, reused: 0, refused: 160, … } }
 *
 * @summary
 *
 * Issue the coupons of a run.
 */
export const runCouponsWorkflow = createWorkflow(
  runCouponsWorkflowId,
  function (input: WorkflowData<RunCouponsInput>) {
    return new WorkflowResponse(runCouponsStep(input))
  }
)
