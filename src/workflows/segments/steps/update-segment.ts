import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { SegmentChange } from "../../../modules/retention/store/segments/segment-store"

/** Which segment, and what of it is to be other. */
export type UpdateSegmentInput = SegmentChange & { readonly segment_id: string }

export const updateSegmentStepId = "retention-update-segment"

/**
 * Changes a segment, and says whether its members have to be found anew. Taken back when the rest
 * cannot be carried out.
 */
export const updateSegmentStep = createStep(
  updateSegmentStepId,
  async ({ segment_id, ...change }: UpdateSegmentInput, { container }) => {
    const { segments } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const { segment, before } = await segments.update(segment_id, change, new Date())
    const edited = segment.rule_revision !== before.rule_revision
    return new StepResponse({ segment, to_evaluate: edited && segment.status === "active" }, before)
  },
  async (before, { container }) => {
    if (before) {
      await container.resolve<RetentionModuleService>(RETENTION_MODULE).segments.putBack(before)
    }
  }
)
