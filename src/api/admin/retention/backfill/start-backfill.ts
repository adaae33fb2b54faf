import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import type {
  BackfillState,
  BackfillStore,
} from "../../../../modules/retention/store/ledger-backfill-store"
import {
  backfillRetentionWorkflow,
  type BackfillRetentionWorkflowInput,
} from "../../../../workflows/ledger/workflows/backfill-retention"
import { retentionOf } from "../retention-of"

const POLL_MS = 50

/**
 * Starts the backfill, or goes on with one that stopped, and waits until this very run has said
 * so itself, not until it is done.
 * @returns its state
 * @throws MedusaError CONFLICT while another one runs, and what ends it before it has begun
 */
export async function startBackfill(
  scope: MedusaContainer,
  input: BackfillRetentionWorkflowInput
): Promise<BackfillState | null> {
  const { backfills } = retentionOf({ scope })
  const transactionId = generateEntityId(undefined, "rbackfill")
  const run = backfillRetentionWorkflow(scope).run({ input, context: { transactionId } })
  const ended = run.then(() => undefined)
  const begun = new AbortController()
  const logger = scope.resolve(ContainerRegistrationKeys.LOGGER)
  ended.catch((error: Error) => {
    // Whoever asked is gone by then; its state keeps the reason, the log too.
    if (begun.signal.aborted) {
      logger.error("retention: the backfill failed", error)
    }
  })
  try {
    await Promise.race([ended, untilBegun(backfills, transactionId, begun.signal)])
  } finally {
    begun.abort()
  }
  return backfills.state()
}

/** Two who start at once are told apart by the run: the slower one's never begins. */
async function untilBegun(
  backfills: BackfillStore,
  run_id: string,
  signal: AbortSignal
): Promise<void> {
  while (!signal.aborted && (await backfills.stored())?.run_id !== run_id) {
    await wait(POLL_MS)
  }
}
