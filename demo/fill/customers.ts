import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, generateEntityId } from "@medusajs/framework/utils"
import type { PlannedCustomer } from "../shop/plan"
import { backDateCustomers } from "./back-date"
import { inBatches } from "./batches"

const BATCH = 500

/**
 * Writes customer records through Medusa's customer module and dates them back.
 * @param onDone told how many more are written
 * @returns Medusa's ids by the plan's keys
 */
export async function fillCustomers(
  container: MedusaContainer,
  customers: readonly PlannedCustomer[],
  onDone: (count: number) => void
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(customers.map(({ key }) => [key, generateEntityId(undefined, "cus")]))
  const idOf = ({ key }: PlannedCustomer) => ids.get(key) ?? ""
  for (const batch of inBatches(customers, BATCH)) {
    await container.resolve(Modules.CUSTOMER).createCustomers(
      batch.map((customer) => ({
        id: idOf(customer),
        email: customer.email,
        first_name: customer.first_name ?? undefined,
        last_name: customer.last_name ?? undefined,
        has_account: customer.has_account,
      }))
    )
    await backDateCustomers(
      container,
      batch.map((customer) => ({ id: idOf(customer), at: customer.created_at }))
    )
    onDone(batch.length)
  }
  return ids
}
