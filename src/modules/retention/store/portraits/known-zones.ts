import type { DataSource, EntityManager } from "typeorm"
import { COUNTRY_ZONES } from "../../domain/time/time-zone-of"

type Zones = ReadonlyMap<string, string>

/** Asked once of each database in a process: its zones are files that it reads for the answer. */
const asked = new WeakMap<DataSource, Zones>()

/**
 * The zones by country that the database knows too. It reads the server's own edition of the time
 * zone database, which may be older than ours, and refuses a statement that names a zone it lacks.
 */
export async function knownZones(manager: EntityManager): Promise<Zones> {
  const known = asked.get(manager.dataSource)
  if (known) {
    return known
  }
  const rows = await manager.query<{ name: string }[]>(
    "SELECT name FROM pg_timezone_names WHERE name = ANY ($1::text[])",
    [[...new Set(COUNTRY_ZONES.values())]]
  )
  const names = new Set(rows.map(({ name }) => name))
  const zones = new Map([...COUNTRY_ZONES].filter(([, zone]) => names.has(zone)))
  asked.set(manager.dataSource, zones)
  return zones
}
