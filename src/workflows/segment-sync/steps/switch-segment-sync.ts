import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { workContext } from "../../work-context"
import type { SwitchSegmentSyncInput } from "../switch-input"

/** What to switch, with the group's id where it is known. */
export type SwitchStepInput = Omit<SwitchSegmentSyncInput, "create_group" | "customer_group_id"> & {
  readonly customer_group_id: string | null
}

export const switchSegmentSyncStepId = "retention-switch-segment-sync"

/**
 * Has a group follow a segment, or none. Last of its workflow, so that there is nothing to take
 * back.
 */
export const switchSegmentSyncStep = createStep(
  switchSegmentSyncStepId,
  async (input: SwitchStepInput, { container }) => {
    const { retention, now } = workContext(container)
    const { segment_id, customer_group_id, include_guests, take_out = false } = input
    if (customer_group_id === null) {
      await retention.segmentSync.switchOff({ segment_id, take_out }, now())
    } else {
      const order = { segment_id, customer_group_id, include_guests }
      await retention.segmentSync.switchOn(order, now())
    }
    return new StepResponse(await retention.segmentSync.retrieve(segment_id))
  }
)
