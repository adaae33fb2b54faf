import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { reconcileChanged } from "../reconcile-changed"
import { runPass, type ReconcileInput } from "../run-pass"

/** Some minutes: the next run is due in an hour. */
const MAX_RECORDS = 200_000

export const reconcileChangedStepId = "retention-reconcile-changed"

/**
 * The slow pass. There is nothing to compensate: what was mirrored is true whatever happens
 * afterwards.
 */
export const reconcileChangedStep = createStep(
  reconcileChangedStepId,
  async ({ max_records = MAX_RECORDS }: ReconcileInput, { container }) =>
    new StepResponse(await runPass(container, "reconcile_slow", max_records, reconcileChanged))
)
