import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { SegmentInput } from "../../../modules/retention/store/segments/segment-store"

/** A segment of one's own, a ready-made one, or another one with the rule of one that is there. */
export type CreateSegmentInput =
  SegmentInput | { readonly preset: string } | { readonly copy_of: string }

export const createSegmentStepId = "retention-create-segment"

/** Makes a segment, which nobody is in yet. Removed when the rest cannot be carried out. */
export const createSegmentStep = createStep(
  createSegmentStepId,
  async (input: CreateSegmentInput, { container }) => {
    const { segments } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const now = new Date()
    const segment =
      "preset" in input
        ? await segments.createPreset(input.preset, now)
        : "copy_of" in input
          ? await segments.duplicate(input.copy_of, now)
          : await segments.create(input, now)
    return new StepResponse(segment, segment.id)
  },
  async (id, { container }) => {
    if (id !== undefined) {
      await container.resolve<RetentionModuleService>(RETENTION_MODULE).segments.remove(id)
    }
  }
)
