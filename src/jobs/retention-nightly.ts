import type { MedusaContainer } from "@medusajs/framework/types"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import { refitWorkflow } from "../workflows/scoring/workflows/refit"
import { sweepWorkflow } from "../workflows/scoring/workflows/sweep"

/**
 * Once a night, at 03:15 of the policy's time zone: refits cut points and limits, tests the
 * stages against the past, rescores everybody. Asked every quarter of an hour, since Medusa's
 * cron knows the server's zone only; a night that was missed is made up for.
 */
export default async function retentionNightlyJob(container: MedusaContainer): Promise<void> {
  const { jobs } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  await jobs.runNightly(new Date(), async () => {
    try {
      // First what time alone has changed: the refit would put it down to the limits.
      await sweepWorkflow(container).run()
    } finally {
      await refitWorkflow(container).run()
    }
  })
}

export const config = {
  name: "retention-nightly",
  schedule: "*/15 * * * *",
}
