import type { EntityManager } from "typeorm"
import type { Scope } from "./ledger-sql"

/** Key of the advisory lock that keeps a full run and the scoring of single people apart. */
const SCORING_LOCK = 0x7265_7401

/**
 * Keeps others from deriving anything of the same people until the transaction ends. A batch of a
 * full run excludes every other scoring and prediction; single people exclude one another only.
 * Locks come in a statement of their own, so that the next one sees what the holder wrote.
 */
export async function lockScope(manager: EntityManager, scope: Scope): Promise<void> {
  if (scope.kind !== "people") {
    await manager.query("SELECT pg_advisory_xact_lock($1)", [SCORING_LOCK])
    return
  }
  await manager.query("SELECT pg_advisory_xact_lock_shared($1)", [SCORING_LOCK])
  await manager.query(
    `SELECT id FROM retention_person WHERE id = ANY ($1::text[]) ORDER BY id FOR NO KEY UPDATE`,
    [scope.person_ids]
  )
}
