import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

/** When to refresh. */
export type RefreshModelsInput = {
  /** `due`: only where the shop was measured or its policy edited since; `always` is the default. */
  readonly when?: "always" | "due"
}

/** What a refresh came to. */
export type RefreshedModels = {
  readonly model_fit_id: string
  /** Whether its gate lets it predict. */
  readonly open: boolean
  /** People who have a prediction now. */
  readonly predicted: number
  /** Buyers whose portrait was looked at. */
  readonly portrayed: number
  /** Predictions and portraits that were new, other than before, or taken away. */
  readonly written: number
}

export const refreshModelsStepId = "retention-refresh-models"

/**
 * Fits the models, then predicts everybody, then portrays everybody: by one process at a time. There
 * is nothing to take back: a fit is true of its ledger whatever happens afterwards, and what was
 * not reached is due until it is.
 *
 * @returns null when it was not due, or runs elsewhere
 */
export const refreshModelsStep = createStep(
  refreshModelsStepId,
  async ({ when = "always" }: RefreshModelsInput, { container }) => {
    const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const { modelFitting, modelRuns, portraits, predictions } = retention
    const done = await modelRuns.alone(async () => {
      if (when === "due" && !(await modelRuns.isDue())) {
        return { refreshed: null }
      }
      const now = () => new Date()
      const fit = await modelFitting.fit({ now: now() })
      const { predicted, ...predictionsOf } = await predictions.predictAll({ now })
      const { portrayed, ...portraitsOf } = await portraits.portrayAll({ now })
      await modelRuns.done(fit, now())
      const written = predictionsOf.written + portraitsOf.written
      const { open } = fit.gate
      return { refreshed: { model_fit_id: fit.id, open, predicted, portrayed, written } }
    })
    return new StepResponse<RefreshedModels | null>(done?.refreshed ?? null)
  }
)
