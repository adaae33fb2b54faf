import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../modules/retention/service"

/** What work needs that touches Medusa's modules and ours. */
export type WorkContext = {
  readonly container: MedusaContainer
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  /** The edge's clock. */
  readonly now: () => Date
}

/** What work needs, from a container. */
export function workContext(container: MedusaContainer): WorkContext {
  return {
    container,
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    retention: container.resolve<RetentionModuleService>(RETENTION_MODULE),
    now: () => new Date(),
  }
}
