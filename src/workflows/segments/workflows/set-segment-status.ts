import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { evaluateSegmentStep } from "../steps/evaluate-segment"
import { setSegmentStatusStep, type SetSegmentStatusInput } from "../steps/set-segment-status"

export const setSegmentStatusWorkflowId = "retention-set-segment-status"

/**
 * This workflow archives a segment, which then stays as it was, or makes it active again, and finds
 * its members anew.
 *
 * @example
 * await setSegmentStatusWorkflow(container).run({
 *   input: { segment_id: "rseg_123", status: "archived" },
 * })
 *
 * @summary Archive or restore a segment.
 *
 * @property hooks.validate - Runs before anything is changed; throw to refuse.
 * @property hooks.segmentStatusSet - Runs after a restored one's members were found.
 */
export const setSegmentStatusWorkflow = createWorkflow(
  setSegmentStatusWorkflowId,
  function (input: WorkflowData<SetSegmentStatusInput>) {
    const validate = createHook("validate", { input })
    const set = setSegmentStatusStep(input)
    when("segment-was-restored", { set }, ({ set }) => set.to_evaluate).then(() => {
      evaluateSegmentStep({ segment_id: input.segment_id })
    })
    const segment = transform({ set }, ({ set }) => set.segment)
    const segmentStatusSet = createHook("segmentStatusSet", { segment })
    return new WorkflowResponse(segment, { hooks: [validate, segmentStatusSet] as const })
  }
)
