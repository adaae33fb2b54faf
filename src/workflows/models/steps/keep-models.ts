import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { keepModels } from "../keep-models"

export const keepModelsStepId = "retention-keep-models"

/**
 * Refreshes the models at the end of a workflow, which it never fails, as {@link keepModels} says;
 * so it needs no compensation.
 */
export const keepModelsStep = createStep(keepModelsStepId, async (_: void, { container }) => {
  return new StepResponse(await keepModels(container, { when: "always" }))
})
