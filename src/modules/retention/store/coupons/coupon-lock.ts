import type { DataSource, EntityManager } from "typeorm"
import { retryDeadlocks } from "../retry-deadlocks"

/** Key of the advisory lock that whoever writes coupons' states holds. */
const COUPON_LOCK = 0x7265_7407

/**
 * Keeps every other writer of coupons' states out until the transaction ends. In a statement of its
 * own and before anything is read, so that budgets and what somebody holds are seen as the last
 * one left them. Whoever holds it waits for nobody who wants it: ledger and people only append
 * marks.
 */
export async function lockCoupons(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [COUPON_LOCK])
}

/** Runs work in one transaction that no other writer of coupons' states overlaps. */
export async function couponTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>
): Promise<T> {
  return retryDeadlocks(() =>
    dataSource.transaction(async (manager) => {
      await lockCoupons(manager)
      return work(manager)
    })
  )
}
