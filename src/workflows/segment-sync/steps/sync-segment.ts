import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { runSync, type SyncSegmentInput } from "../run-sync"
import { workContext } from "../../work-context"

export const syncSegmentStepId = "retention-sync-segment-to-customer-group"

/**
 * Brings a customer group in step with its segment. There is nothing to take back: it is as the
 * segment wants it whatever happens afterwards, and a run that was broken off is gone on with.
 */
export const syncSegmentStep = createStep(
  syncSegmentStepId,
  async (input: SyncSegmentInput, { container }) =>
    new StepResponse(await runSync(workContext(container), input))
)
