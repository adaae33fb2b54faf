import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"

export const pauseBackfillStepId = "retention-pause-backfill"

/**
 * Asks the running backfill to stop after the page at hand; `conflict` when none runs. There is
 * nothing to compensate: whoever wants it to go on runs the backfill again.
 */
export const pauseBackfillStep = createStep(pauseBackfillStepId, async (_: void, { container }) => {
  const { backfills } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const state = await backfills.requestPause()
  if (!state) {
    throw new MedusaError(MedusaError.Types.CONFLICT, "No backfill is running")
  }
  return new StepResponse(state)
})
