import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE } from "../../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../../modules/retention/service"
import { mirrorCustomers, mirrorOrders } from "../readers/mirror"
import type { SyncStepOutput } from "./sync-orders"

/** Input of {@link syncCustomersStep}. */
export type SyncCustomersStepInput = {
  readonly customer_ids: string[]
}

export const syncCustomersStepId = "retention-sync-customers"

/**
 * Mirrors the given customer records, and takes orders up that could not enter the ledger
 * without them. Deleted records are forgotten; their orders then go by their own e-mail.
 */
export const syncCustomersStep = createStep(
  syncCustomersStepId,
  async ({ customer_ids }: SyncCustomersStepInput, { container }) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const { people, orders } = await retention.ledger.exclusively(new Date(), async (session) => {
      const people = await mirrorCustomers(query, session, customer_ids)
      const waiting = await session.ordersWaitingFor(customer_ids)
      const orders = waiting.length > 0 ? await mirrorOrders(query, session, waiting) : null
      return { people, orders }
    })
    const affected = orders?.ledger.affected.map(({ person_id }) => person_id) ?? []
    const removed = new Set(orders?.ledger.removed_person_ids)
    const person_ids = [...new Set([...people.person_ids, ...affected])].filter(
      (id) => !removed.has(id)
    )
    const output: SyncStepOutput = {
      written: people.written + (orders?.ledger.written ?? 0) + (orders?.ledger.lines_written ?? 0),
      person_ids,
      to_score: person_ids.length > 0 && (await retention.fits.latest()) !== null,
      cause: "merge",
    }
    return new StepResponse(output)
  }
)
