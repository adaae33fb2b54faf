import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { retryDeadlocks } from "../retry-deadlocks"
import { lockGroupRules } from "../segment-sync/refuse-circle"
import { lockMemberships } from "./membership-lock"
import { findSegment } from "./segment-rows"

/** Everything that belongs to a segment, itself last. */
const TABLES = [
  ["retention_segment_group_member", "segment_id"],
  ["retention_segment_group", "segment_id"],
  ["retention_segment_member", "segment_id"],
  ["retention_segment_move", "segment_id"],
  ["retention_segment_day", "segment_id"],
  ["retention_segment", "id"],
] as const

/**
 * Why a segment has to stay: a group follows it, or people are still to be taken out of one, of
 * whom nobody would know any more that we put them in. $1 segment
 */
const TIES = `
  SELECT sync.enabled
    FROM retention_segment_group sync
   WHERE sync.segment_id = $1
     AND (sync.enabled OR EXISTS (
       SELECT FROM retention_segment_group_member known
        WHERE known.segment_id = sync.segment_id AND known.state = 'removing'
     ))
     FOR UPDATE OF sync`

/**
 * Removes a segment with its members and its history; waits for an evaluation under way, and for
 * whoever is just switching its sync.
 * @throws MedusaError NOT_FOUND; CONFLICT while a customer group follows it, and until those are
 *   taken out who are to be
 */
export async function removeSegment(dataSource: DataSource, id: string): Promise<void> {
  await retryDeadlocks(() =>
    dataSource.transaction(async (manager) => {
      await lockMemberships(manager)
      await lockGroupRules(manager)
      await findSegment(manager, id, { lock: true })
      const [tie] = await manager.query<{ enabled: boolean }[]>(TIES, [id])
      if (tie) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          tie.enabled
            ? `A customer group follows segment ${id}; switch its sync off first`
            : `Segment ${id} is still taking its people out of a customer group; try again when that is done`
        )
      }
      for (const [table, column] of TABLES) {
        await manager.query(`DELETE FROM ${table} WHERE ${column} = $1`, [id])
      }
    })
  )
}
