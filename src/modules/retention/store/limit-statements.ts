import type { EntityManager } from "typeorm"

/** Has the transaction's statements broken off after so long, or sooner where the database says so. */
export async function limitStatements(manager: EntityManager, longest_ms: number): Promise<void> {
  await manager.query(
    `SELECT set_config('statement_timeout', least(nullif(setting::bigint, 0), $1)::text, true)
       FROM pg_settings WHERE name = 'statement_timeout'`,
    [longest_ms]
  )
}
