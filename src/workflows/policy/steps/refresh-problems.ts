import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const refreshProblemsStepId = "retention-refresh-problems"

/** Brings the problems that follow from ledger, policy and time in step: rates, future dates. */
export const refreshProblemsStep = createStep(
  refreshProblemsStepId,
  async (_: void, { container }) => {
    const service = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const { settings } = await service.policies.current()
    await service.problems.refreshDerived({ ...settings, now: new Date() })
    return new StepResponse()
  }
)
