import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { evaluateSegmentStep, type EvaluateSegmentInput } from "../steps/evaluate-segment"

export const evaluateSegmentWorkflowId = "retention-evaluate-segment"

/**
 * This workflow makes a segment's members those whom its rule meets now. Segments keep themselves
 * true; run it where you changed something that no event tells of. Who came and went is told by
 * `retention.segment_entered` and `retention.segment_exited`, but for a first evaluation and an
 * edited rule. Harmless to repeat.
 *
 * @example
 * const { result } = await evaluateSegmentWorkflow(container).run({
 *   input: { segment_id: "rseg_123" },
 * })
 * // { run_id: "rrun_…", entered: 3, exited: 1, touched: [{ segment_id: "rseg_123", … }], failed: [] }
 *
 * @summary Evaluate a segment.
 *
 * @property hooks.segmentEvaluated - Runs after the members were written, with who came and went.
 */
export const evaluateSegmentWorkflow = createWorkflow(
  evaluateSegmentWorkflowId,
  function (input: WorkflowData<EvaluateSegmentInput>) {
    const run = evaluateSegmentStep(input)
    const segmentEvaluated = createHook("segmentEvaluated", { run })
    return new WorkflowResponse(run, { hooks: [segmentEvaluated] as const })
  }
)
