import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { retryDeadlocks } from "../retry-deadlocks"
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
 * Removes a segment with its members and its history; waits for an evaluation under way.
 * @throws MedusaError NOT_FOUND; CONFLICT while a customer group follows it
 */
export async function removeSegment(dataSource: DataSource, id: string): Promise<void> {
  await retryDeadlocks(() =>
    dataSource.transaction(async (manager) => {
      await lockMemberships(manager)
      await findSegment(manager, id, { lock: true })
      const followed = await manager.query<unknown[]>(
        "SELECT FROM retention_segment_group WHERE segment_id = $1 AND enabled FOR UPDATE",
        [id]
      )
      if (followed.length > 0) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `A customer group follows segment ${id}; switch its sync off first`
        )
      }
      for (const [table, column] of TABLES) {
        await manager.query(`DELETE FROM ${table} WHERE ${column} = $1`, [id])
      }
    })
  )
}
