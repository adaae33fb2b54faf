import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { evaluateWaitingSegmentsStep } from "../steps/evaluate-waiting-segments"

export const evaluateWaitingSegmentsWorkflowId = "retention-evaluate-waiting-segments"

/**
 * This workflow evaluates all segments for those people about whom something changed since they
 * were evaluated last. It runs after changes were taken in, and with each sweep; run it yourself
 * after `scoreCustomersWorkflow` to have it done at once. Its cost follows their number.
 *
 * @example
 * const { result } = await evaluateWaitingSegmentsWorkflow(container).run()
 * // { run_id: "rrun_…", entered: 1, exited: 0, touched: [{ segment_id: "rseg_123", … }], failed: [] }
 *
 * @summary Evaluate segments for those who wait.
 *
 * @property hooks.segmentsEvaluated - Runs after the members were written, with who came and went.
 */
export const evaluateWaitingSegmentsWorkflow = createWorkflow(
  evaluateWaitingSegmentsWorkflowId,
  function () {
    const run = evaluateWaitingSegmentsStep()
    const segmentsEvaluated = createHook("segmentsEvaluated", { run })
    return new WorkflowResponse(run, { hooks: [segmentsEvaluated] as const })
  }
)
