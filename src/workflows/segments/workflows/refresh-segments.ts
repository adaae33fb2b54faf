import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { refreshSegmentsStep, type RefreshSegmentsInput } from "../steps/refresh-segments"

export const refreshSegmentsWorkflowId = "retention-refresh-segments"

/**
 * This workflow evaluates all segments for everybody, each in one pass. The night's work and a
 * backfill end with it, and the sweep does what is due: when the policy's day has turned, and after
 * the shop or its models were fitted anew. Harmless to repeat.
 *
 * @example
 * const { result } = await refreshSegmentsWorkflow(container).run({ input: { when: "due" } })
 * // { run_id: "rrun_…", entered: 12, exited: 9, touched: [{ segment_id: "rseg_123", … }], failed: [] }
 *
 * @summary Evaluate all segments for everybody.
 *
 * @property hooks.segmentsEvaluated - Runs after the members were written, with who came and went.
 */
export const refreshSegmentsWorkflow = createWorkflow(
  refreshSegmentsWorkflowId,
  function (input: WorkflowData<RefreshSegmentsInput>) {
    const run = refreshSegmentsStep(input)
    const segmentsEvaluated = createHook("segmentsEvaluated", { run })
    return new WorkflowResponse(run, { hooks: [segmentsEvaluated] as const })
  }
)
