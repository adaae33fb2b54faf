import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { reconcileRecent } from "../reconcile-recent"
import { runPass, type ReconcileInput } from "../run-pass"

/** A minute or less on a small server: the next run is due in five. */
const MAX_RECORDS = 20_000

export const reconcileRecentStepId = "retention-reconcile-recent"

/**
 * The fast pass. There is nothing to compensate: what was mirrored is true whatever happens
 * afterwards.
 */
export const reconcileRecentStep = createStep(
  reconcileRecentStepId,
  async ({ max_records = MAX_RECORDS }: ReconcileInput, { container }) =>
    new StepResponse(await runPass(container, "reconcile_fast", max_records, reconcileRecent))
)
