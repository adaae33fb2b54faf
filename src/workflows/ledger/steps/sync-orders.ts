import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { syncRecords } from "../sync-records"

/** Input of {@link syncOrdersStep}. */
export type SyncOrdersStepInput = {
  readonly order_ids: string[]
}

export const syncOrdersStepId = "retention-sync-orders"

/**
 * Brings the ledger in step with the given orders. There is nothing to compensate: what was
 * mirrored is true whatever happens afterwards.
 */
export const syncOrdersStep = createStep(
  syncOrdersStepId,
  async ({ order_ids }: SyncOrdersStepInput, { container }) =>
    new StepResponse(await syncRecords(container, { order_ids }))
)
