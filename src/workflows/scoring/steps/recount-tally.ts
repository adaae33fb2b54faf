import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const recountTallyStepId = "retention-recount-tally"

/**
 * Counts the profiles, and says so in the log where the tally had to be set right: somebody wrote
 * past the triggers, as a restore without them does.
 *
 * @returns how many cells were wrong
 */
export const recountTallyStep = createStep(recountTallyStepId, async (_: void, { container }) => {
  const wrong = await container.resolve<RetentionModuleService>(RETENTION_MODULE).tally.recount()
  if (wrong > 0) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`retention: ${wrong} cells of the tally did not agree with the profiles; set right`)
  }
  return new StepResponse(wrong)
})
