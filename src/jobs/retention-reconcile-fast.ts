import type { MedusaContainer } from "@medusajs/framework/types"
import { takeInChangesWorkflow } from "../workflows/changes/workflows/take-in-changes"
import { reconcileRecentWorkflow } from "../workflows/reconcile/workflows/reconcile-recent"

/**
 * Every five minutes: hints that were left behind, by a process that ended or a record that
 * could not be read; then what is new and events missed.
 */
export default async function retentionReconcileFastJob(container: MedusaContainer): Promise<void> {
  try {
    await takeInChangesWorkflow(container).run()
  } finally {
    await reconcileRecentWorkflow(container).run({ input: {} })
  }
}

export const config = {
  name: "retention-reconcile-fast",
  schedule: "*/5 * * * *",
}
