import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../modules/retention/service"

/** What work on coupons needs. */
export type CouponContext = {
  readonly container: MedusaContainer
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  /** The edge's clock. */
  readonly now: () => Date
}

/** What work on coupons needs, from a container. */
export function couponContext(container: MedusaContainer): CouponContext {
  return {
    container,
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    retention: container.resolve<RetentionModuleService>(RETENTION_MODULE),
    now: () => new Date(),
  }
}
