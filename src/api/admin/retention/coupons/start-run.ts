import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { runCouponsWorkflow } from "../../../../workflows/coupons/workflows/run-coupons"

/** Goes through a run's people in the background; what ends it is noted with it, and logged. */
export function startRun(scope: MedusaContainer, run_id: string): void {
  runCouponsWorkflow(scope)
    .run({ input: { run_id } })
    .catch((error: Error) => {
      scope
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`retention: the coupon run ${run_id} failed`, error)
    })
}
