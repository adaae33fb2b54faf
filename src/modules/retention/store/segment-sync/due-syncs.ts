import type { EntityManager } from "typeorm"
import { startOfDay } from "../../domain/time/calendar-day"
import { PolicyStore } from "../policy-store"

/** A sync that is on, or was switched off and has people to take out yet. */
export type DueSync = {
  readonly segment_id: string
  /** All of it is due: it did not come to its end, stands still or has to, or is not of today. */
  readonly whole: boolean
}

/** A sync that failed is left alone for so long: whatever it was may take a while. */
const PATIENCE_MS = 5 * 60_000

/** The syncs that whoever keeps them has to look after, but for those that failed just now. */
export async function dueSyncs(manager: EntityManager, now: Date): Promise<DueSync[]> {
  const { settings } = await new PolicyStore(manager).current()
  return manager.query<DueSync[]>(
    `SELECT sync.segment_id,
            sync.status <> 'in_sync' OR sync.compared_at IS NULL OR sync.compared_at < $1
              OR segment.status <> 'active' OR segment.problem IS NOT NULL AS whole
       FROM retention_segment_group sync
       JOIN retention_segment segment ON segment.id = sync.segment_id
      WHERE (sync.enabled OR sync.status = 'waiting')
        AND NOT (sync.status = 'waiting' AND sync.problem IS NOT NULL AND sync.updated_at > $2)
      ORDER BY sync.segment_id`,
    [startOfDay(now, settings.time_zone, 0), new Date(now.getTime() - PATIENCE_MS)]
  )
}
