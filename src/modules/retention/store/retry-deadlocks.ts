import { failedWith, PostgresErrors } from "./postgres-error"

const ATTEMPTS = 3

/**
 * Ledger and scoring lock people in orders of their own. Where Postgres breaks such a deadlock at
 * the cost of this work, it is done again, so it must be one transaction that bears that.
 */
export async function retryDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === ATTEMPTS || !failedWith(error, PostgresErrors.DEADLOCK_DETECTED)) {
        throw error
      }
    }
  }
}
