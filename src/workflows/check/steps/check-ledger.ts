import { ContainerRegistrationKeys, generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { runCheck } from "../run-check"

/** Input of {@link checkLedgerStep}. */
export type CheckLedgerStepInput = {
  /** About how many orders, and how many customers, to compare, 1 to 100,000; all without it. */
  readonly sample?: number
  /** False only tells what is wrong; true without it. */
  readonly mend?: boolean
}

/** The most that may be sampled; beyond that a whole check costs less. */
export const MAX_SAMPLE = 100_000

export const checkLedgerStepId = "retention-check-ledger"

/**
 * Holds people, ledger and products against Medusa's records. There is nothing to compensate:
 * what was mended is true whatever happens afterwards.
 */
export const checkLedgerStep = createStep(
  checkLedgerStepId,
  async ({ sample, mend = true }: CheckLedgerStepInput, { container, transactionId }) => {
    const fits =
      sample === undefined || (Number.isInteger(sample) && sample >= 1 && sample <= MAX_SAMPLE)
    if (!fits || typeof mend !== "boolean") {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        fits
          ? "mend: must be true or false"
          : `sample: must be a whole number from 1 to ${MAX_SAMPLE}`
      )
    }
    const state = await runCheck({
      query: container.resolve(ContainerRegistrationKeys.QUERY),
      retention: container.resolve<RetentionModuleService>(RETENTION_MODULE),
      now: () => new Date(),
      random: () => Math.random(),
      run_id: transactionId ?? generateEntityId(undefined, "rcheck"),
      sample: sample ?? null,
      mend,
    })
    return new StepResponse(state)
  }
)
