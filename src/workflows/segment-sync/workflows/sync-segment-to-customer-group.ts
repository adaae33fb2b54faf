import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { SyncSegmentInput } from "../run-sync"
import { syncSegmentStep } from "../steps/sync-segment"

export const syncSegmentToCustomerGroupWorkflowId = "retention-sync-segment-to-customer-group"

/**
 * This workflow puts the customer records of a segment's members into the Medusa customer group
 * that follows it, and takes those out again that it had put in and that left. Whom somebody put in
 * by hand stays, whom somebody took out stays out. The plugin runs it after each evaluation, and for
 * everybody once a day; run it yourself to have it done now. Harmless to repeat.
 *
 * @example
 * const { result } = await syncSegmentToCustomerGroupWorkflow(container).run({
 *   input: { segment_id: "rseg_123" },
 * })
 * // { status: "in_sync", added: 12, removed: 3 }
 *
 * @summary
 *
 * Bring a customer group in step with its segment.
 *
 * @property hooks.segmentSynced - This hook is executed after Medusa was told, with how many records were put in and taken out. You can consume it to act on the group's new customers.
 */
export const syncSegmentToCustomerGroupWorkflow = createWorkflow(
  syncSegmentToCustomerGroupWorkflowId,
  function (input: WorkflowData<SyncSegmentInput>) {
    const result = syncSegmentStep(input)
    const segmentSynced = createHook("segmentSynced", { input, result })
    return new WorkflowResponse(result, { hooks: [segmentSynced] as const })
  }
)
