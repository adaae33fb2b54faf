import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { NOTHING, takeInHints, type TakenIn } from "../take-in"

/** What the step did. */
export type TakeInChangesOutput = TakenIn & {
  /**
   * - `done`: nothing is left that is due
   * - `more`: it took too long for one run; run it again
   * - `running_elsewhere`: another run is at it, and may end without having seen the newest hints
   */
  readonly status: "done" | "more" | "running_elsewhere"
}

export const takeInChangesStepId = "retention-take-in-changes"

/**
 * Reads again what events named, one run at a time over all processes. There is nothing to
 * compensate: what was mirrored is true whatever happens afterwards.
 */
export const takeInChangesStep = createStep(takeInChangesStepId, async (_: void, { container }) => {
  const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const done = await retention.jobs.runTakeIn(() =>
    takeInHints({ query, retention, now: () => new Date() })
  )
  if (!done) {
    const output: TakeInChangesOutput = { ...NOTHING, status: "running_elsewhere" }
    return new StepResponse(output)
  }
  const { more, ...taken } = done
  const output: TakeInChangesOutput = { ...taken, status: more ? "more" : "done" }
  return new StepResponse(output)
})
