import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"

/** Which segment. */
export type DeleteSegmentInput = { readonly segment_id: string }

export const deleteSegmentStepId = "retention-delete-segment"

/** Removes a segment with its members and its history. The last of its workflow: never taken back. */
export const deleteSegmentStep = createStep(
  deleteSegmentStepId,
  async ({ segment_id }: DeleteSegmentInput, { container }) => {
    await container.resolve<RetentionModuleService>(RETENTION_MODULE).segments.remove(segment_id)
    return new StepResponse({ id: segment_id })
  }
)
