import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { pauseBackfillStep } from "../steps/pause-backfill"

export const pauseBackfillWorkflowId = "retention-pause-backfill"

/**
 * This workflow asks the running backfill, in whatever process, to stop after the page at hand.
 * It does not wait for that. `backfillRetentionWorkflow` goes on from there later. One that is
 * at its last phase, the scoring, ends it first and is done.
 *
 * Refused with a `conflict` error when no backfill runs.
 *
 * @example
 * const { result } = await pauseBackfillWorkflow(container).run()
 * // { status: "running", pause_requested: true, … }
 *
 * @summary
 *
 * Pause the running backfill.
 */
export const pauseBackfillWorkflow = createWorkflow(pauseBackfillWorkflowId, function () {
  return new WorkflowResponse(pauseBackfillStep())
})
