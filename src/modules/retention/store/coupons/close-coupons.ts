import type { EntityManager } from "typeorm"
import type { CouponState, StateReason } from "../../domain/coupons/states"
import type { RetentionCoupon } from "../../entities"

/** What a coupon becomes that is not to be used any more. */
type Closed = {
  readonly state: Extract<CouponState, "expired" | "revoked">
  readonly state_reason: StateReason | null
}

/**
 * Closes those that are held; Medusa hears of it. The others stay as they are. Under the coupons'
 * lock, as all that stands here.
 * @returns those that were closed
 */
export async function closeCoupons(
  manager: EntityManager,
  ids: readonly string[],
  { state, state_reason }: Closed,
  now: Date
): Promise<RetentionCoupon[]> {
  return ids.length === 0
    ? []
    : close(manager, "id = ANY ($4::text[])", [state, state_reason, now, ids])
}

/** Revokes all that a source gave and that are held. @returns them */
export async function closeSource(
  manager: EntityManager,
  { type, id }: { readonly type: string; readonly id: string },
  state_reason: StateReason,
  now: Date
): Promise<RetentionCoupon[]> {
  const values = ["revoked", state_reason, now, type, id]
  // As the index has it.
  const given = "source_type = $4 AND source_id = $5 AND state_reason IS DISTINCT FROM 'withdrawn'"
  return close(manager, given, values)
}

/**
 * Closes those whose end is over, the longest over first.
 * @param which of some people, or so many of anybody's
 * @returns them
 */
export async function expireEnded(
  manager: EntityManager,
  which: { readonly person_ids: readonly string[] } | { readonly limit: number },
  now: Date
): Promise<RetentionCoupon[]> {
  const values = ["expired", null, now]
  return "limit" in which
    ? close(
        manager,
        `id IN (SELECT id FROM retention_coupon
                 WHERE state IN ('issuing', 'live') AND ends_at < $3
                 ORDER BY ends_at, id LIMIT $4)`,
        [...values, which.limit]
      )
    : close(manager, "ends_at < $3 AND person_id = ANY ($4::text[])", [...values, which.person_ids])
}

/**
 * Takes back what was never handed out, as if it had not been: its key is free again, and who held
 * another one holds that again.
 */
export async function withdrawCoupons(
  manager: EntityManager,
  ids: readonly string[],
  now: Date
): Promise<void> {
  const withdrawn = { state: "revoked", state_reason: "withdrawn" } as const
  const closed = await closeCoupons(manager, ids, withdrawn, now)
  const formers = closed.flatMap(({ replaces_id }) => (replaces_id === null ? [] : [replaces_id]))
  await manager.query(
    `UPDATE retention_coupon former
        SET state = CASE WHEN former.live_at IS NULL THEN 'issuing' ELSE 'live' END,
            state_reason = NULL, closed_at = NULL, align_due_at = $2,
            revision = former.revision + 1, updated_at = $2
      WHERE former.id = ANY ($1::text[]) AND former.state = 'revoked'
        AND former.state_reason = 'replaced' AND former.ends_at >= $2
        AND NOT EXISTS (
          SELECT FROM retention_coupon held
           WHERE held.person_id = former.person_id AND held.state IN ('issuing', 'live'))`,
    [formers, now]
  )
}

/** @param values state, reason and moment, then those of the condition */
async function close(
  manager: EntityManager,
  condition: string,
  values: readonly unknown[]
): Promise<RetentionCoupon[]> {
  return manager.query<RetentionCoupon[]>(
    `WITH closed AS (
       UPDATE retention_coupon
          SET state = $1, state_reason = $2, closed_at = least($3::timestamptz, ends_at),
              align_due_at = $3, revision = revision + 1, updated_at = $3
        WHERE state IN ('issuing', 'live') AND ${condition}
       RETURNING *
     )
     SELECT * FROM closed ORDER BY person_id, id`,
    [...values]
  )
}
