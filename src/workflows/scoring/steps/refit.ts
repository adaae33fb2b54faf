import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { FitCause } from "../../../modules/retention/domain/fit/fit-limits"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

/** Why to fit. */
export type RefitStepInput = { readonly cause: FitCause }

export const refitStepId = "retention-refit"

/**
 * Measures the shop: cut points, limits where they are due, back-test. Taken back with the
 * workflow, so that scoring never goes by a fit whose policy was not kept.
 */
export const refitStep = createStep(
  refitStepId,
  async ({ cause }: RefitStepInput, { container }) => {
    const { scoring } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const fit = await scoring.refit({ cause, now: new Date() })
    return new StepResponse({ id: fit.id, limits: fit.limits, method: fit.method }, fit.id)
  },
  async (fitId, { container }) => {
    if (fitId) {
      await container.resolve<RetentionModuleService>(RETENTION_MODULE).fits.remove(fitId)
    }
  }
)
