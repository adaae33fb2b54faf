import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { runBackfill } from "../backfill/run-backfill"

/** Input of {@link backfillRetentionStep}. */
export type BackfillRetentionStepInput = {
  /** Records a page, 1 to 2000; 500 without it. */
  readonly batch_size?: number
}

const DEFAULT_BATCH_SIZE = 500
const MAX_BATCH_SIZE = 2000

export const backfillRetentionStepId = "retention-backfill"

/**
 * Brings people, ledger and profiles in step with all of Medusa's customers and orders.
 * There is nothing to compensate: what was mirrored is true whatever happens afterwards.
 */
export const backfillRetentionStep = createStep(
  backfillRetentionStepId,
  async ({ batch_size = DEFAULT_BATCH_SIZE }: BackfillRetentionStepInput, { container }) => {
    if (!Number.isInteger(batch_size) || batch_size < 1 || batch_size > MAX_BATCH_SIZE) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `batch_size: must be a whole number from 1 to ${MAX_BATCH_SIZE}`
      )
    }
    const result = await runBackfill({
      query: container.resolve(ContainerRegistrationKeys.QUERY),
      retention: container.resolve<RetentionModuleService>(RETENTION_MODULE),
      clock: { elapsed: () => performance.now(), now: () => new Date() },
      batch_size,
    })
    return new StepResponse(result)
  }
)
