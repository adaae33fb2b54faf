import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"
import { takeSnapshot } from "../take-snapshot"

export const takeSnapshotStepId = "retention-take-snapshot"

/**
 * Keeps how many people are in each tier and stage today, and redraws the past where it is missing
 * or the limits have moved. Never fails the workflow, as {@link takeSnapshot} says, and needs no
 * compensation: the next snapshot of the day takes its place.
 */
export const takeSnapshotStep = createStep(takeSnapshotStepId, async (_: void, { container }) => {
  const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const request = { now: () => new Date(), redraw: "when_needed" } as const
  return new StepResponse(await takeSnapshot({ retention, logger }, request))
})
