import type { EntityManager } from "typeorm"
import { scopeSql, type Scope } from "./ledger-sql"
import { SqlParameters } from "./sql-parameters"

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
  await lockPeople(manager, scope)
}

/**
 * The same for what follows from a person's own ledger alone: excludes full scorings, and others
 * that are about these people, however many they are. Somebody else's event is not kept waiting.
 */
export async function lockPeople(manager: EntityManager, scope: Scope): Promise<void> {
  const parameters = new SqlParameters()
  const people = scopeSql(parameters, scope, "id")
  await manager.query("SELECT pg_advisory_xact_lock_shared($1)", [SCORING_LOCK])
  await manager.query(
    `SELECT id FROM retention_person WHERE ${people} ORDER BY id FOR NO KEY UPDATE`,
    parameters.values
  )
}
