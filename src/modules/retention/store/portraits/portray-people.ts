import type { EntityManager } from "typeorm"
import { knownZones } from "./known-zones"
import type { PortrayRequest } from "./placed-sql"
import { portraitStatement, type PortrayCounts } from "./portrait-sql"

/**
 * Brings portraits in step with ledger, products, policy and time, in the caller's transaction and
 * under its lock of the scope's people. Idempotent: a second call at the same moment writes nothing.
 */
export async function portrayPeople(
  manager: EntityManager,
  request: PortrayRequest
): Promise<PortrayCounts> {
  const { text, values } = portraitStatement({ ...request, zones: await knownZones(manager) })
  const [counts] = await manager.query<PortrayCounts[]>(text, values)
  return counts ?? { portrayed: 0, written: 0 }
}
