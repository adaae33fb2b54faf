import type { EntityManager } from "typeorm"
import { startOfDay } from "../../domain/time/calendar-day"
import { PolicyStore } from "../policy-store"

/** A sync that is on, or was switched off and has people to take out yet. */
export type DueSync = {
  readonly segment_id: string
  /** All of it is due: it did not come to its end, stood still, or was not compared today. */
  readonly whole: boolean
}

/** A sync that failed is left alone for so long: whatever it was may take a while. */
const PATIENCE_MS = 5 * 60_000

/** The syncs that whoever keeps them has to look after, but for those that failed just now. */
export async function dueSyncs(manager: EntityManager, now: Date): Promise<DueSync[]> {
  const { settings } = await new PolicyStore(manager).current()
  return manager.query<DueSync[]>(
    `SELECT segment_id,
            status <> 'in_sync' OR compared_at IS NULL OR compared_at < $1 AS whole
       FROM retention_segment_group
      WHERE (enabled OR status = 'waiting')
        AND NOT (status = 'waiting' AND problem IS NOT NULL AND updated_at > $2)
      ORDER BY segment_id`,
    [startOfDay(now, settings.time_zone, 0), new Date(now.getTime() - PATIENCE_MS)]
  )
}
