import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const sweepPeopleStepId = "retention-sweep-people"

/** Scores those about whom something changes by time alone. */
export const sweepPeopleStep = createStep(sweepPeopleStepId, async (_: void, { container }) => {
  const { scoring } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  return new StepResponse(await scoring.sweep({ now: () => new Date() }))
})
