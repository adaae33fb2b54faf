import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { RefreshRequest } from "../../../modules/retention/store/segments/membership-run"
import { followUp } from "../follow-up"

/** When and why to evaluate everybody: `night`, and `always`, unless told. */
export type RefreshSegmentsInput = Partial<Pick<RefreshRequest, "cause" | "when">>

export const refreshSegmentsStepId = "retention-refresh-segments"

/**
 * Makes those ready-made segments that were never made, evaluates all segments for everybody, tells
 * who came and went, and has customer groups follow. Needs no compensation: members are what the
 * rules say.
 */
export const refreshSegmentsStep = createStep(
  refreshSegmentsStepId,
  async ({ cause = "night", when = "always" }: RefreshSegmentsInput, { container }) => {
    const { memberships, segments } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    await segments.seedPresets(new Date())
    const run = await memberships.refreshAll({ now: () => new Date(), cause, when })
    await followUp(container, run)
    return new StepResponse(run)
  }
)
