import type { MedusaContainer } from "@medusajs/framework/types"
import { takeInChangesWorkflow } from "../workflows/changes/workflows/take-in-changes"
import { reconcileChangedWorkflow } from "../workflows/reconcile/workflows/reconcile-changed"

/** Every hour: what changed in place and events missed, and then the hints that this leaves. */
export default async function retentionReconcileSlowJob(container: MedusaContainer): Promise<void> {
  await reconcileChangedWorkflow(container).run({ input: {} })
  await takeInChangesWorkflow(container).run()
}

export const config = {
  name: "retention-reconcile-slow",
  schedule: "7 * * * *",
}
