import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { deleteSegmentStep, type DeleteSegmentInput } from "../steps/delete-segment"

export const deleteSegmentWorkflowId = "retention-delete-segment"

/**
 * This workflow removes a segment with its members and its history. It is refused with a `conflict`
 * error while a customer group follows the segment, and by whoever refuses in `validate`, as a
 * campaign does that uses it.
 *
 * @example
 * await deleteSegmentWorkflow(container).run({ input: { segment_id: "rseg_123" } })
 *
 * @summary Delete a segment.
 *
 * @property hooks.validate - Runs before anything is removed; throw to refuse.
 * @property hooks.segmentDeleted - Runs after it was removed.
 */
export const deleteSegmentWorkflow = createWorkflow(
  deleteSegmentWorkflowId,
  function (input: WorkflowData<DeleteSegmentInput>) {
    const validate = createHook("validate", { input })
    const deleted = deleteSegmentStep(input)
    const segmentDeleted = createHook("segmentDeleted", { deleted })
    return new WorkflowResponse(deleted, { hooks: [validate, segmentDeleted] as const })
  }
)
