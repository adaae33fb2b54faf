import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

export const takeDueSnapshotStepId = "retention-take-due-snapshot"

/**
 * Takes the snapshot that a full scoring left behind: its process ended, or it could not be taken.
 * While another process takes one it is left to the next sweep. Where it fails again the workflow
 * does too; there is nothing else in it to lose.
 */
export const takeDueSnapshotStep = createStep(
  takeDueSnapshotStepId,
  async (_: void, { container }) => {
    const { snapshots } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    return new StepResponse(await snapshots.takeDue(() => new Date()))
  }
)
