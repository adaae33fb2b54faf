import type { MedusaContainer } from "@medusajs/framework/types"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import { isConflict } from "../workflows/is-conflict"
import { backfillRetentionWorkflow } from "../workflows/ledger"

/**
 * Every five minutes: goes on with a backfill whose process ended before it did, as by a
 * deployment. One that was paused, or failed, waits for a person.
 */
export default async function retentionResumeBackfillJob(
  container: MedusaContainer
): Promise<void> {
  const { backfills } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  if (!(await backfills.isInterrupted())) {
    return
  }
  try {
    await backfillRetentionWorkflow(container).run({ input: {} })
  } catch (error) {
    // Every worker's cron fires; another one was faster.
    if (!isConflict(error)) {
      throw error
    }
  }
}

export const config = {
  name: "retention-resume-backfill",
  schedule: "*/5 * * * *",
}
