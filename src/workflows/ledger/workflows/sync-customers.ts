import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { TransitionCause } from "../../../modules/retention/domain/types"
import { ensurePolicyStep } from "../../policy/steps/ensure-policy"
import { scoreCustomersWorkflow } from "../../scoring/workflows/score-customers"
import { syncCustomersStep } from "../steps/sync-customers"

/** Input of {@link syncCustomersWorkflow}. */
export type SyncCustomersWorkflowInput = {
  /** Medusa customer ids, deleted ones too; at most a few hundred at a time. */
  customer_ids: string[]
  /** What transitions are to name as their cause; `merge` without it. */
  cause?: TransitionCause
}

export const syncCustomersWorkflowId = "retention-sync-customers"

/**
 * This workflow brings people in step with the given customer records: new ones, changed
 * e-mails and names, deleted ones. Orders move along with their customer, and all people whom
 * that concerns are scored.
 *
 * @example
 * const { result } = await syncCustomersWorkflow(container).run({
 *   input: { customer_ids: ["cus_123"] },
 * })
 *
 * @summary
 *
 * Bring people in step with customer records.
 *
 * @property hooks.customersSynced - This hook is executed after people were written and scored. You can consume it to act on a person that was joined or parted.
 */
export const syncCustomersWorkflow = createWorkflow(
  syncCustomersWorkflowId,
  (input: SyncCustomersWorkflowInput) => {
    ensurePolicyStep()
    const synced = syncCustomersStep({ customer_ids: input.customer_ids })
    const scoring = transform({ input, synced }, ({ input, synced }) => ({
      person_ids: synced.person_ids,
      cause: input.cause ?? synced.cause,
    }))
    when("someone-to-score", { synced }, ({ synced }) => synced.to_score).then(() => {
      scoreCustomersWorkflow.runAsStep({ input: scoring })
    })
    const customersSynced = createHook("customersSynced", {
      customer_ids: input.customer_ids,
      person_ids: synced.person_ids,
    })
    return new WorkflowResponse(synced, { hooks: [customersSynced] })
  }
)
