import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { followUp } from "../follow-up"

/** Which segment. */
export type EvaluateSegmentInput = { readonly segment_id: string }

export const evaluateSegmentStepId = "retention-evaluate-segment"

/**
 * Makes a segment's members those whom its rule meets now, tells who came and went, and has its
 * customer group follow. Needs no compensation: members are what the rule says, whatever follows.
 */
export const evaluateSegmentStep = createStep(
  evaluateSegmentStepId,
  async ({ segment_id }: EvaluateSegmentInput, { container }) => {
    const { memberships } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const run = await memberships.evaluate(segment_id, { now: () => new Date() })
    await followUp(container, run)
    return new StepResponse(run)
  }
)
