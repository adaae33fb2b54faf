import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const scoreWaitingStepId = "retention-score-waiting"

/**
 * Scores those whose ledger has changed since they were scored last. Needs no compensation, as
 * state is recomputed from its source.
 */
export const scoreWaitingStep = createStep(scoreWaitingStepId, async (_: void, { container }) => {
  const { scoring } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  return new StepResponse(await scoring.scoreWaiting({ now: () => new Date() }))
})
