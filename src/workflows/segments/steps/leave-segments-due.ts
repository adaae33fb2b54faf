import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"

export const leaveSegmentsDueStepId = "retention-leave-segments-due"

/**
 * Has the next sweep find all segments anew after everybody was scored by an edited policy. Needs
 * no compensation: members are what the rules say by whichever policy is in force.
 */
export const leaveSegmentsDueStep = createStep(
  leaveSegmentsDueStepId,
  async (_: void, { container }) => {
    const { memberships } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    await memberships.policyActed()
    return new StepResponse()
  }
)
