import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { createCustomerGroupsWorkflow } from "@medusajs/medusa/core-flows"
import { checkSyncSwitchStep } from "../steps/check-sync-switch"
import { switchSegmentSyncStep } from "../steps/switch-segment-sync"
import type { SwitchSegmentSyncInput } from "../switch-input"

export const switchSegmentSyncWorkflowId = "retention-switch-segment-sync"

/**
 * This workflow has a Medusa customer group follow a segment from now on, or none any more. It
 * writes nothing into the group: the next sync does, which the plugin runs within ten minutes, and
 * `syncSegmentToCustomerGroupWorkflow` at once.
 *
 * @example
 * const { result } = await switchSegmentSyncWorkflow(container).run({
 *   input: { segment_id: "rseg_123", create_group: { name: "High value" } },
 * })
 * // { segment_id: "rseg_123", customer_group_id: "cusgroup_…", enabled: true, status: "waiting", … }
 *
 * @summary
 *
 * Have a customer group follow a segment.
 *
 * @property hooks.validate - This hook is executed before anything is written. You can consume it to refuse by throwing.
 */
export const switchSegmentSyncWorkflow = createWorkflow(
  switchSegmentSyncWorkflowId,
  function (input: WorkflowData<SwitchSegmentSyncInput>) {
    const known = checkSyncSwitchStep(input)
    const validate = createHook("validate", { input })
    const made = when("a-group-is-to-be-made", { input }, wantsGroup).then(() =>
      createCustomerGroupsWorkflow.runAsStep({
        input: transform({ input }, ({ input: { create_group } }) => ({
          customersData: create_group ? [{ name: create_group.name }] : [],
        })),
      })
    )
    const order = transform(
      { input, known, made },
      ({ input: given, known: id, made: groups }) => ({
        segment_id: given.segment_id,
        include_guests: given.include_guests,
        take_out: given.take_out,
        customer_group_id: groups?.[0]?.id ?? id,
      })
    )
    return new WorkflowResponse(switchSegmentSyncStep(order), { hooks: [validate] as const })
  }
)

function wantsGroup({ input }: { readonly input: SwitchSegmentSyncInput }): boolean {
  return input.create_group !== undefined && input.enabled !== false
}
