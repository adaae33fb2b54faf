import type { MedusaContainer } from "@medusajs/framework/types"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import { keepFiguresWorkflow } from "../workflows/scoring/workflows/keep-figures"
import { sweepWorkflow } from "../workflows/scoring/workflows/sweep"

/**
 * Every ten minutes: scores those about whom time alone has changed something, and keeps the
 * overview's figures.
 */
export default async function retentionSweepJob(container: MedusaContainer): Promise<void> {
  const { jobs } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  await jobs.runSweep(async () => {
    await sweepWorkflow(container).run()
    await keepFiguresWorkflow(container).run()
  })
}

export const config = {
  name: "retention-sweep",
  schedule: "*/10 * * * *",
}
