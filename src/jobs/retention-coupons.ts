import type { MedusaContainer } from "@medusajs/framework/types"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import { keepCouponsInLine } from "../workflows/coupons/keep-in-line"
import { runCouponsWorkflow } from "../workflows/coupons/workflows/run-coupons"

/**
 * Every minute: closes coupons whose end is over, settles orders, and brings Medusa's promotions in
 * line; then goes on with runs that nobody is at, as after a deployment. Those may take minutes, and
 * what comes before shall not wait for them.
 */
export default async function retentionCouponsJob(container: MedusaContainer): Promise<void> {
  const { jobs } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  try {
    await jobs.runCoupons(() => keepCouponsInLine(container))
  } finally {
    await runCouponsWorkflow(container).run({ input: {} })
  }
}

export const config = {
  name: "retention-coupons",
  schedule: "* * * * *",
}
