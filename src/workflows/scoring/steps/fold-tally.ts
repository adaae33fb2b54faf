import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const foldTallyStepId = "retention-fold-tally"

/** Puts one row in the place of the many that scoring appended to each cell of the tally. */
export const foldTallyStep = createStep(foldTallyStepId, async (_: void, { container }) => {
  await container.resolve<RetentionModuleService>(RETENTION_MODULE).tally.fold()
  return new StepResponse()
})
