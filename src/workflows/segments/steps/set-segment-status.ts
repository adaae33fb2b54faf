import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { SegmentStatus } from "../../../modules/retention/entities/segment"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"

/** Which segment, and what it is to be. */
export type SetSegmentStatusInput = { readonly segment_id: string; readonly status: SegmentStatus }

export const setSegmentStatusStepId = "retention-set-segment-status"

/**
 * Archives a segment or makes it active again, and says whether its members have to be found anew.
 * Taken back when the rest cannot be carried out.
 */
export const setSegmentStatusStep = createStep(
  setSegmentStatusStepId,
  async ({ segment_id, status }: SetSegmentStatusInput, { container }) => {
    const { segments } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const now = new Date()
    const { segment, before } = await (status === "archived"
      ? segments.archive(segment_id, now)
      : segments.restore(segment_id, now))
    const to_evaluate = segment.status === "active" && before.status !== "active"
    return new StepResponse({ segment, to_evaluate }, before)
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    const { segments } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    await (before.status === "archived"
      ? segments.archive(before.id, before.archived_at ?? new Date())
      : segments.restore(before.id, new Date()))
  }
)
