import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
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
 * Starts the backfill and waits until it has said so itself, not until it is done.
 * @returns its state
 * @throws MedusaError CONFLICT while one runs, and what ends it before it has begun
 */
export async function startBackfill(
  scope: MedusaContainer,
  input: BackfillRetentionWorkflowInput
): Promise<BackfillState | null> {
  const { backfills } = retentionOf({ scope })
  if (await backfills.isRunning()) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "A backfill is running; wait until it is done"
    )
  }
  const before = await backfills.state()
  const run = backfillRetentionWorkflow(scope).run({ input })
  const ended = run.then(() => undefined)
  const logger = scope.resolve(ContainerRegistrationKeys.LOGGER)
  // Whoever asked is gone when it fails later; its state keeps the reason, the log too.
  ended.catch((error: Error) => logger.error("retention: the backfill failed", error))
  const begun = new AbortController()
  try {
    await Promise.race([ended, untilNew(backfills, before, begun.signal)])
  } finally {
    begun.abort()
  }
  return backfills.state()
}

/** Waits for another state than the one before; the two differ in their start. */
async function untilNew(
  backfills: BackfillStore,
  before: BackfillState | null,
  signal: AbortSignal
): Promise<void> {
  while (!signal.aborted) {
    const state = await backfills.state()
    if (state && state.started_at !== before?.started_at) {
      return
    }
    await wait(POLL_MS)
  }
}
