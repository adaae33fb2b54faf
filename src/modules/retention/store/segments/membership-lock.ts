import type { EntityManager } from "typeorm"

/** Key of the advisory lock that whoever writes memberships holds. */
const MEMBERSHIP_LOCK = 0x7265_7404

/**
 * Keeps every other writer of memberships out until the transaction ends: two that look at the
 * same person from before and after a change would else write what is not true any more. In a
 * statement of its own, so that the next one sees what the holder wrote.
 */
export async function lockMemberships(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [MEMBERSHIP_LOCK])
}
