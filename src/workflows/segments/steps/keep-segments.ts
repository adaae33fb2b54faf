import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { keepSegments } from "../keep-segments"
import type { RefreshSegmentsInput } from "./refresh-segments"

/** For whom: those who wait, or everybody, and then why. */
export type KeepSegmentsInput = { readonly everybody: RefreshSegmentsInput | null }

export const keepSegmentsStepId = "retention-keep-segments"

/**
 * Evaluates segments at the end of a workflow, which it never fails, as {@link keepSegments} says;
 * so it needs no compensation.
 */
export const keepSegmentsStep = createStep(
  keepSegmentsStepId,
  async ({ everybody }: KeepSegmentsInput, { container }) => {
    await keepSegments(container, everybody ?? "waiting")
    return new StepResponse()
  }
)
