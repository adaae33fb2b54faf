import type { EntityManager } from "typeorm"

/** Marks taken at once. */
const BATCH = 1000

/**
 * Looks at coupons of people whose customer records changed, or who are gone. What is held is due,
 * since it may be bound to others; of those who are gone nothing stays alive, and no address.
 * Under the coupons' lock.
 * @returns ids of those that were revoked, and whether there may be more
 */
export async function followPeople(
  manager: EntityManager,
  now: Date
): Promise<{ readonly revoked: string[]; readonly more: boolean }> {
  const marks = await manager.query<{ person_id: string }[]>(
    `WITH taken AS (
       DELETE FROM retention_coupon_unbound WHERE id IN (
         SELECT id FROM retention_coupon_unbound ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING person_id
     )
     SELECT person_id FROM taken`,
    [BATCH]
  )
  const person_ids = [...new Set(marks.map(({ person_id }) => person_id))]
  const revoked =
    person_ids.length > 0 ? await manager.query<{ id: string }[]>(FOLLOW, [person_ids, now]) : []
  return { revoked: revoked.map(({ id }) => id), more: marks.length === BATCH }
}

const FOLLOW = `
  WITH followed AS (
    UPDATE retention_coupon coupon
       SET state = CASE WHEN held.by_nobody THEN 'revoked' ELSE coupon.state END,
           state_reason = CASE WHEN held.by_nobody THEN 'person_gone' ELSE coupon.state_reason END,
           closed_at = CASE WHEN held.by_nobody THEN $2 ELSE coupon.closed_at END,
           emails = CASE WHEN gone.person THEN '{}' ELSE coupon.emails END,
           align_due_at = CASE WHEN coupon.purged_at IS NULL THEN $2 END,
           revision = coupon.revision + 1, updated_at = $2
      FROM retention_coupon same
     CROSS JOIN LATERAL (
       SELECT NOT EXISTS (SELECT FROM retention_person WHERE id = same.person_id) AS person
     ) gone
     CROSS JOIN LATERAL (
       SELECT gone.person AND same.state IN ('issuing', 'live') AS by_nobody
     ) held
     WHERE same.id = coupon.id AND coupon.person_id = ANY ($1::text[])
       AND (coupon.state IN ('issuing', 'live') OR (gone.person AND coupon.emails <> '{}'))
    RETURNING coupon.id, held.by_nobody
  )
  SELECT id FROM followed WHERE by_nobody ORDER BY id`
