import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { findGroup } from "../find-group"
import { workContext } from "../../work-context"
import type { SwitchSegmentSyncInput } from "../switch-input"

export const checkSyncSwitchStepId = "retention-check-segment-sync-switch"

/**
 * Refuses what cannot be switched before anything is made.
 * @returns the id of the group that shall follow; null where one is to be made, or none shall
 */
export const checkSyncSwitchStep = createStep(
  checkSyncSwitchStepId,
  async (input: SwitchSegmentSyncInput, { container }) => {
    const context = workContext(container)
    const { segmentSync } = context.retention
    const { segment_id, create_group, enabled = true } = input
    if (!enabled) {
      return new StepResponse<string | null>(null)
    }
    const before = create_group ? null : await segmentSync.retrieve(segment_id)
    const customer_group_id = input.customer_group_id ?? before?.customer_group_id
    await segmentSync.checkSwitch({ segment_id, customer_group_id })
    if (create_group) {
      return new StepResponse<string | null>(null)
    }
    if (customer_group_id === undefined) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "customer_group_id: must name the group that shall follow, or create_group one to be made"
      )
    }
    if (!(await findGroup(context, customer_group_id))) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `customer_group_id: there is no customer group ${customer_group_id}`
      )
    }
    return new StepResponse<string | null>(customer_group_id)
  }
)
