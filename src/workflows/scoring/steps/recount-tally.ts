import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const recountTallyStepId = "retention-recount-tally"

/**
 * Counts the profiles, and says so in the log where the tally had to be set right: somebody wrote
 * past the triggers, as a restore without them does. It is housekeeping and no part of the night's
 * scoring, so where it fails that is logged, and the next night counts again.
 *
 * @returns how many cells were wrong; null when it failed
 */
export const recountTallyStep = createStep(recountTallyStepId, async (_: void, { container }) => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    const wrong = await container.resolve<RetentionModuleService>(RETENTION_MODULE).tally.recount()
    if (wrong > 0) {
      logger.warn(
        `retention: ${wrong} cells of the tally did not agree with the profiles; set right`
      )
    }
    return new StepResponse<number | null>(wrong)
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error))
    logger.error("retention: the tally could not be counted again; the next night tries", reason)
    return new StepResponse<number | null>(null)
  }
})
