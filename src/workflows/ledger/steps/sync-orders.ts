import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { TransitionCause } from "../../../modules/retention/domain/types"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { mirrorOrders } from "../readers/mirror"

/** Input of {@link syncOrdersStep}. */
export type SyncOrdersStepInput = {
  readonly order_ids: string[]
}

/** What a sync of orders or customers did. */
export type SyncStepOutput = {
  /** Rows of people and ledger that were written or removed. */
  readonly written: number
  /** Persons to be scored again. */
  readonly person_ids: string[]
  /** True when there are any, and a fit to score them by: none exists before the first backfill. */
  readonly to_score: boolean
  /** The weightiest reason for that. */
  readonly cause: TransitionCause
}

export const syncOrdersStepId = "retention-sync-orders"

/**
 * Brings the ledger in step with the given orders. There is nothing to compensate: what was
 * mirrored is true whatever happens afterwards.
 */
export const syncOrdersStep = createStep(
  syncOrdersStepId,
  async ({ order_ids }: SyncOrdersStepInput, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const now = new Date()
    const { people, ledger } = await retention.ledger.exclusively(now, (session) =>
      mirrorOrders(query, session, order_ids)
    )
    const { settings } = await retention.policies.current()
    await retention.problems.refreshDerived({ ...settings, now, order_ids })
    const removed = new Set(ledger.removed_person_ids)
    const person_ids = [
      ...new Set([...people.person_ids, ...ledger.affected.map((a) => a.person_id)]),
    ].filter((id) => !removed.has(id))
    const output: SyncStepOutput = {
      written: people.written + ledger.written + ledger.lines_written,
      person_ids,
      to_score: person_ids.length > 0 && (await retention.fits.latest()) !== null,
      cause: ledger.cause ?? (people.person_ids.length > 0 ? "merge" : "order"),
    }
    return new StepResponse(output)
  }
)
