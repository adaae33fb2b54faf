import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { RECONCILE_PASSES } from "../../../../modules/retention/store/reconcile-store"
import { takeInChangesWorkflow } from "../../../../workflows/changes/workflows/take-in-changes"
import { reconcileChangedWorkflow } from "../../../../workflows/reconcile/workflows/reconcile-changed"
import { reconcileRecentWorkflow } from "../../../../workflows/reconcile/workflows/reconcile-recent"
import { retentionOf } from "../retention-of"

/**
 * Starts both passes, one after the other, and does not wait for them.
 * @throws MedusaError CONFLICT while one of them runs
 */
export async function startReconcile(scope: MedusaContainer): Promise<void> {
  const { reconciles } = retentionOf({ scope })
  const running = await Promise.all(RECONCILE_PASSES.map((pass) => reconciles.isRunning(pass)))
  if (running.includes(true)) {
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      "A reconcile is running; wait until it is done"
    )
  }
  const logger = scope.resolve(ContainerRegistrationKeys.LOGGER)
  // Whoever asked is gone when it fails; its state keeps the reason, the log too.
  runBoth(scope).catch((error: Error) => logger.error("retention: the reconcile failed", error))
}

async function runBoth(scope: MedusaContainer): Promise<void> {
  await reconcileRecentWorkflow(scope).run({ input: {} })
  await reconcileChangedWorkflow(scope).run({ input: {} })
  await takeInChangesWorkflow(scope).run()
}
