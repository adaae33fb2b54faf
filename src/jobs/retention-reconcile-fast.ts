import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import { takeInChangesWorkflow } from "../workflows/changes/workflows/take-in-changes"
import { backfillRetentionWorkflow } from "../workflows/ledger/workflows/backfill-retention"
import { reconcileRecentWorkflow } from "../workflows/reconcile/workflows/reconcile-recent"

/**
 * Every five minutes: hints that were left behind, by a process that ended or a record that
 * could not be read; then what is new and events missed; and a backfill whose process ended goes
 * on where it stopped.
 */
export default async function retentionReconcileFastJob(container: MedusaContainer): Promise<void> {
  try {
    await takeInChangesWorkflow(container).run()
  } finally {
    await reconcileRecentWorkflow(container).run({ input: {} })
  }
  await resumeBackfill(container)
}

/** Does not wait for it: it may take hours, and the next run of this job is due in minutes. */
async function resumeBackfill(container: MedusaContainer): Promise<void> {
  const { backfills } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  if (await backfills.isInterrupted()) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.info("retention: the backfill's process ended before it did; going on with it")
    backfillRetentionWorkflow(container)
      .run({ input: {} })
      .catch((error: Error) => logger.error("retention: the backfill failed", error))
  }
}

export const config = {
  name: "retention-reconcile-fast",
  schedule: "*/5 * * * *",
}
