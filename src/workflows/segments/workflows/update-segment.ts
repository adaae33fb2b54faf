import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { evaluateSegmentStep } from "../steps/evaluate-segment"
import { updateSegmentStep, type UpdateSegmentInput } from "../steps/update-segment"

export const updateSegmentWorkflowId = "retention-update-segment"

/**
 * This workflow changes a segment's name, description or rule, and finds its members anew where the
 * rule is another one. Whom an edit lets in or out is kept in the history and not told by events.
 *
 * @example
 * const { result: segment } = await updateSegmentWorkflow(container).run({
 *   input: { segment_id: "rseg_123", name: "Big spenders", rule_revision: 2 },
 * })
 *
 * @summary Update a segment.
 *
 * @property hooks.validate - Runs before anything is changed; throw to refuse.
 * @property hooks.segmentUpdated - Runs after its members were found.
 */
export const updateSegmentWorkflow = createWorkflow(
  updateSegmentWorkflowId,
  function (input: WorkflowData<UpdateSegmentInput>) {
    const validate = createHook("validate", { input })
    const updated = updateSegmentStep(input)
    when("rule-was-edited", { updated }, ({ updated }) => updated.to_evaluate).then(() => {
      evaluateSegmentStep({ segment_id: input.segment_id })
    })
    const segment = transform({ updated }, ({ updated }) => updated.segment)
    const segmentUpdated = createHook("segmentUpdated", { segment })
    return new WorkflowResponse(segment, { hooks: [validate, segmentUpdated] as const })
  }
)
