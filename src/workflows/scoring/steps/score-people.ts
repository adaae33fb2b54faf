import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { TransitionCause } from "../../../modules/retention/domain/types"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

/** Whom to score and why. */
export type ScorePeopleInput = {
  /** Only these; everybody when left out. */
  readonly person_ids?: readonly string[]
  readonly cause: TransitionCause
}

export const scorePeopleStepId = "retention-score-people"

/**
 * Brings profiles in step with the ledger as of now. Needs no compensation: state is recomputed
 * from its source, so whatever failed after it, the profile is right.
 */
export const scorePeopleStep = createStep(
  scorePeopleStepId,
  async (input: ScorePeopleInput, { container }) => {
    const { scoring } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    return new StepResponse(await scoring.score({ ...input, now: () => new Date() }))
  }
)
