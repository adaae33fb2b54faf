import type { EntityManager } from "typeorm"

/** Has the transaction's statements broken off after so long, or sooner where the database says so. */
export async function limitStatements(manager: EntityManager, longest_ms: number): Promise<void> {
  // Of the setting alone: the view of all settings takes as long as a small question itself.
  await manager.query(
    `SELECT set_config('statement_timeout', least(
       nullif((extract(epoch FROM current_setting('statement_timeout')::interval) * 1000)::bigint, 0),
       $1::bigint
     )::text, true)`,
    [longest_ms]
  )
}
