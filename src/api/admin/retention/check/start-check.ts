import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import type { CheckState, CheckStore } from "../../../../modules/retention/store/check-store"
import type { CheckLedgerStepInput } from "../../../../workflows/check/steps/check-ledger"
import { checkLedgerWorkflow } from "../../../../workflows/check/workflows/check-ledger"
import { retentionOf } from "../retention-of"

const POLL_MS = 50

/**
 * Starts a check and waits until this very run has said so itself, not until it is done.
 * @returns its state
 * @throws MedusaError CONFLICT while another one runs, and what ends it before it has begun
 */
export async function startCheck(
  scope: MedusaContainer,
  input: CheckLedgerStepInput
): Promise<CheckState | null> {
  const { checks } = retentionOf({ scope })
  const transactionId = generateEntityId(undefined, "rcheck")
  const run = checkLedgerWorkflow(scope).run({ input, context: { transactionId } })
  const ended = run.then(() => undefined)
  const begun = new AbortController()
  const logger = scope.resolve(ContainerRegistrationKeys.LOGGER)
  ended.catch((error: Error) => {
    // Whoever asked is gone by then; its state keeps the reason, the log too.
    if (begun.signal.aborted) {
      logger.error("retention: the check failed", error)
    }
  })
  try {
    await Promise.race([ended, untilBegun(checks, transactionId, begun.signal)])
  } finally {
    begun.abort()
  }
  return checks.state()
}

/** Two who start at once are told apart by the run: the slower one's never begins. */
async function untilBegun(checks: CheckStore, run_id: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await checks.state())?.run_id !== run_id) {
    await wait(POLL_MS)
  }
}
