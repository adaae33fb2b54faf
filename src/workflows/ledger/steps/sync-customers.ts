import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { syncRecords } from "../sync-records"

/** Input of {@link syncCustomersStep}. */
export type SyncCustomersStepInput = {
  readonly customer_ids: string[]
}

export const syncCustomersStepId = "retention-sync-customers"

/**
 * Mirrors the given customer records, and takes orders up that could not enter the ledger
 * without them. Deleted records are forgotten; their orders then go by their own e-mail.
 */
export const syncCustomersStep = createStep(
  syncCustomersStepId,
  async ({ customer_ids }: SyncCustomersStepInput, { container }) =>
    new StepResponse(await syncRecords(container, { customer_ids }))
)
