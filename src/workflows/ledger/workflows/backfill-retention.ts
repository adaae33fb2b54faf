import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ensurePolicyStep } from "../../policy/steps/ensure-policy"
import { backfillRetentionStep } from "../steps/backfill-retention"

/** Input of {@link backfillRetentionWorkflow}. */
export type BackfillRetentionWorkflowInput = {
  /** Records a page, 1 to 2000; without it as before, or 1000. */
  batch_size?: number
  /** True begins anew where one was paused, failed or was killed; else it goes on. */
  restart?: boolean
}

export const backfillRetentionWorkflowId = "retention-backfill"

/**
 * This workflow reads all of Medusa's customers and orders, in pages, into people and purchase
 * ledger, then fits, scores and predicts everybody. Run it once after the installation, and whenever you
 * imported orders past Medusa's workflows. A second run over unchanged orders writes nothing.
 * One that was paused, failed or was killed goes on behind its last page when it is run again.
 * It emits no events.
 *
 * While it runs, `GET /admin/retention/backfill` says how far it is, and
 * `pauseBackfillWorkflow` stops it. A second one at the same time is refused with a `conflict`
 * error.
 *
 * @example
 * const { result } = await backfillRetentionWorkflow(container).run({
 *   input: { batch_size: 500 },
 * })
 * // { status: "done", customers: 1200, orders: 5400, … }
 *
 * @summary
 *
 * Build the purchase ledger and all profiles from Medusa's orders.
 *
 * @property hooks.backfilled - This hook is executed at the end, after everybody was scored or, as `result.status` tells, after a pause. You can consume it to rebuild what you derive from profiles.
 */
export const backfillRetentionWorkflow = createWorkflow(
  backfillRetentionWorkflowId,
  (input: BackfillRetentionWorkflowInput) => {
    ensurePolicyStep()
    const result = backfillRetentionStep(input)
    const backfilled = createHook("backfilled", { result })
    return new WorkflowResponse(result, { hooks: [backfilled] })
  }
)
