import type { DataSource, QueryRunner } from "typeorm"
import { LOCK_SPACE } from "./ledger-lock"

/**
 * Named locks that outlive a transaction, all of a process on one connection, so that jobs which
 * take hours leave the pool to others. Postgres gives them back when the connection ends: a
 * crash leaves none behind.
 */
class SessionLocks {
  readonly #dataSource: DataSource
  readonly #held = new Set<string>()
  /** The connection, while a lock is held or asked for. */
  #runner: QueryRunner | null = null
  #users = 0
  /** A connection takes one question at a time. */
  #asked: Promise<unknown> = Promise.resolve()

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** @returns what the work returns, or undefined when somebody holds the lock */
  async run<T extends object>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    // To Postgres this whole process is one session, which may take a lock twice.
    if (this.#held.has(name)) {
      return undefined
    }
    this.#held.add(name)
    this.#users += 1
    const runner = (this.#runner ??= this.#dataSource.createQueryRunner())
    try {
      return (await this.#ask(runner, "pg_try_advisory_lock", name))
        ? await this.#whileLocked(runner, name, work)
        : undefined
    } finally {
      this.#held.delete(name)
      this.#users -= 1
      if (this.#users === 0) {
        this.#runner = null
        await runner.release()
      }
    }
  }

  async #whileLocked<T>(runner: QueryRunner, name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      await this.#ask(runner, "pg_advisory_unlock", name)
    }
  }

  #ask(
    runner: QueryRunner,
    what: "pg_try_advisory_lock" | "pg_advisory_unlock",
    name: string
  ): Promise<boolean> {
    const answer = this.#asked.then(async () => {
      const [row] = (await runner.query(`SELECT ${what}(hashtext($1), hashtext($2)) AS done`, [
        LOCK_SPACE,
        name,
      ])) as { done: boolean }[]
      return row?.done ?? false
    })
    this.#asked = answer.catch(() => undefined)
    return answer
  }
}

const locksOf = new WeakMap<DataSource, SessionLocks>()

/**
 * Runs work while holding a named lock, once at a time over all processes.
 *
 * @returns what the work returns, or undefined when somebody else holds the lock
 */
export function withSessionLock<T extends object>(
  dataSource: DataSource,
  name: string,
  work: () => Promise<T>
): Promise<T | undefined> {
  const locks = locksOf.get(dataSource) ?? new SessionLocks(dataSource)
  locksOf.set(dataSource, locks)
  return locks.run(name, work)
}
