import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../modules/retention/service"

/** What a sync needs. */
export type SyncContext = {
  readonly container: MedusaContainer
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  /** The edge's clock. */
  readonly now: () => Date
}

/** What a sync needs, from a container. */
export function syncContext(container: MedusaContainer): SyncContext {
  return {
    container,
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    retention: container.resolve<RetentionModuleService>(RETENTION_MODULE),
    now: () => new Date(),
  }
}

/** A customer group of Medusa's. */
export type CustomerGroup = { readonly id: string; readonly name: string }

/** A customer group; null where there is none of that id, any more or ever. */
export async function findGroup(
  { query }: Pick<SyncContext, "query">,
  id: string
): Promise<CustomerGroup | null> {
  const { data } = await query.graph({
    entity: "customer_group",
    fields: ["id", "name"],
    filters: { id },
  })
  const [group] = data as unknown as CustomerGroup[]
  return group ?? null
}
