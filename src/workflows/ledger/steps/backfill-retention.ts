import { ContainerRegistrationKeys, generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { keepCoupons } from "../../coupons/settle-coupons"
import { keepModels } from "../../models/keep-models"
import { keepSegments } from "../../segments/keep-segments"
import { runBackfill } from "../backfill/run-backfill"

/** Input of {@link backfillRetentionStep}. */
export type BackfillRetentionStepInput = {
  /** Records a page, 1 to 2000; without it as before, or 1000. */
  readonly batch_size?: number
  /** True begins anew where one was paused, failed or was killed; else it goes on. */
  readonly restart?: boolean
}

const MAX_BATCH_SIZE = 2000

export const backfillRetentionStepId = "retention-backfill"

/**
 * Brings people, ledger and profiles in step with all of Medusa's customers and orders.
 * There is nothing to compensate: what was mirrored is true whatever happens afterwards.
 */
export const backfillRetentionStep = createStep(
  backfillRetentionStepId,
  async ({ batch_size, restart = false }: BackfillRetentionStepInput, context) => {
    const { container, transactionId } = context
    const fits = batch_size === undefined || isPageSize(batch_size)
    if (!fits || typeof restart !== "boolean") {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        fits
          ? "restart: must be true or false"
          : `batch_size: must be a whole number from 1 to ${MAX_BATCH_SIZE}`
      )
    }
    const result = await runBackfill({
      query: container.resolve(ContainerRegistrationKeys.QUERY),
      retention: container.resolve<RetentionModuleService>(RETENTION_MODULE),
      logger: container.resolve(ContainerRegistrationKeys.LOGGER),
      keepModels: () => keepModels(container, { when: "always" }),
      keepSegments: async () => {
        await keepCoupons(container)
        await keepSegments(container, { cause: "backfill" })
      },
      clock: { elapsed: () => performance.now(), now: () => new Date() },
      run_id: transactionId ?? generateEntityId(undefined, "rbackfill"),
      batch_size,
      restart,
    })
    return new StepResponse(result)
  }
)

function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= MAX_BATCH_SIZE
}
