import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { followUp } from "../follow-up"

export const evaluateWaitingSegmentsStepId = "retention-evaluate-waiting-segments"

/**
 * Evaluates all segments for those about whom something changed, tells who came and went, and has
 * customer groups follow. Needs no compensation: members are what the rules say.
 */
export const evaluateWaitingSegmentsStep = createStep(
  evaluateWaitingSegmentsStepId,
  async (_: void, { container }) => {
    const { memberships } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const run = await memberships.evaluateWaiting({ now: () => new Date() })
    await followUp(container, run)
    return new StepResponse(run)
  }
)
