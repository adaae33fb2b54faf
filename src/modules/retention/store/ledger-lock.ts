import type { DataSource, EntityManager } from "typeorm"
import { retryDeadlocks } from "./retry-deadlocks"

/** Advisory locks of this module are pairs of hashed names, in the shop's own database. */
export const LOCK_SPACE = "retention"

/**
 * Runs work in one transaction that nobody else's ledger transaction overlaps.
 *
 * Not only the writing belongs inside, the reading from Medusa too: some changes (a capture, a
 * plural refund) leave `order.updated_at` as it was, so two readings cannot be put in order
 * afterwards. Under the lock whoever writes last has also read last.
 *
 * Scoring locks persons too, in an order of its own; where Postgres breaks such a deadlock at
 * our cost, the work is done again, so it must bear that.
 */
export async function ledgerTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>
): Promise<T> {
  return retryDeadlocks(() =>
    dataSource.transaction(async (manager) => {
      // Some ids' rows are looked up in an index here, and as a bitmap or not makes no difference
      // but to the planner: without the choice, the plan is the same in a shop of any size.
      await manager.query(
        `SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2)),
                set_config('enable_bitmapscan', 'off', true)`,
        [LOCK_SPACE, "ledger"]
      )
      return work(manager)
    })
  )
}

/** True while some session holds the named lock. */
export async function isSessionLocked(dataSource: DataSource, name: string): Promise<boolean> {
  // pg_locks shows the halves of a pair as oids, which are unsigned; hashtext is signed.
  const [row] = await dataSource.query<{ locked: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM pg_locks
       WHERE locktype = 'advisory' AND objsubid = 2 AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND classid::bigint = hashtext($1)::bigint & 4294967295
         AND objid::bigint = hashtext($2)::bigint & 4294967295
     ) AS locked`,
    [LOCK_SPACE, name]
  )
  return row?.locked ?? false
}
