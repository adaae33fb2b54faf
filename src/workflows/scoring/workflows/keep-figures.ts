import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { foldTallyStep } from "../steps/fold-tally"
import { takeDueSnapshotStep } from "../steps/take-due-snapshot"

export const keepFiguresWorkflowId = "retention-keep-figures"

/**
 * Keeps what the overview is read from small and whole: folds the tally, and takes the day's
 * snapshot where a full scoring left it behind.
 *
 * @example
 * const { result } = await keepFiguresWorkflow(container).run()
 * // { day: "2026-11-22", redrawn_days: 0 }, or null when none was due, or is being taken
 *
 * @summary Keep the overview's figures.
 */
export const keepFiguresWorkflow = createWorkflow(keepFiguresWorkflowId, function () {
  foldTallyStep()
  return new WorkflowResponse(takeDueSnapshotStep())
})
