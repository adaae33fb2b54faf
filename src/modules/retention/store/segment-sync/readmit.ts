import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import { REMOVED_BY_HAND } from "./sync-exceptions"

/**
 * Forgets that customer records were taken out of a segment's group by hand: the next sync puts
 * those in again who are in the segment.
 * @throws MedusaError NOT_FOUND where the segment fills no group; INVALID_DATA naming those that
 *   nobody took out
 */
export async function readmit(
  manager: EntityManager,
  segment_id: string,
  customer_ids: readonly string[]
): Promise<void> {
  const [sync] = await manager.query<unknown[]>(
    "SELECT FROM retention_segment_group WHERE segment_id = $1 FOR SHARE",
    [segment_id]
  )
  if (!sync) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `segment_id: ${segment_id} fills no customer group`
    )
  }
  const ids = [...new Set(customer_ids)]
  const rows = await manager.query<{ customer_id: string }[]>(
    `WITH gone AS (
       DELETE FROM retention_segment_group_member known
        USING retention_segment_group sync, retention_identity record
        WHERE known.segment_id = $1
          AND known.customer_id = ANY ($2::text[])
          AND sync.segment_id = known.segment_id
          AND record.customer_id = known.customer_id
          AND ${REMOVED_BY_HAND}
       RETURNING known.customer_id
     )
     SELECT customer_id FROM gone`,
    [segment_id, ids]
  )
  const found = new Set(rows.map(({ customer_id }) => customer_id))
  const unknown = ids.filter((id) => !found.has(id))
  if (unknown.length > 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `customer_ids: must have been taken out of the group by hand, ${unknown.join(", ")} was not`
    )
  }
}
