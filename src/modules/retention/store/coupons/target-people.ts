import type { EntityManager } from "typeorm"
import type { CouponTarget } from "../../entities/coupon-run"
import { isArchived, noSegment } from "../segments/no-segment"

/** People that a list may name. */
export const MOST_TARGET_PEOPLE = 1000

/**
 * How many a target is.
 * @throws MedusaError NOT_FOUND for a segment that is not there, CONFLICT for an archived one
 */
export async function countTarget(manager: EntityManager, target: CouponTarget): Promise<number> {
  if ("person_ids" in target) {
    return new Set(target.person_ids).size
  }
  const { segment_id } = target
  const [segment] = segment_id.includes("\0")
    ? []
    : await manager.query<{ status: string }[]>(
        "SELECT status FROM retention_segment WHERE id = $1",
        [segment_id]
      )
  if (!segment) {
    throw noSegment(segment_id)
  }
  if (segment.status === "archived") {
    throw isArchived(segment_id)
  }
  const [counted] = await manager.query<{ people: number }[]>(
    "SELECT count(*)::integer AS people FROM retention_segment_member WHERE segment_id = $1",
    [segment_id]
  )
  return counted?.people ?? 0
}

/**
 * The next people of a target in the order of their ids, those whom it names and who are not there
 * too.
 * @param after the last one's id; null for the first ones
 */
export async function peopleAfter(
  manager: EntityManager,
  target: CouponTarget,
  after: string | null,
  limit: number
): Promise<string[]> {
  if ("person_ids" in target) {
    const ids = [...new Set(target.person_ids)].sort()
    return ids.filter((id) => after === null || id > after).slice(0, limit)
  }
  const rows = await manager.query<{ person_id: string }[]>(
    `SELECT person_id FROM retention_segment_member
      WHERE segment_id = $1 AND ($2::text IS NULL OR person_id > $2)
      ORDER BY person_id LIMIT $3`,
    [target.segment_id, after, limit]
  )
  return rows.map(({ person_id }) => person_id)
}
