import type { DataSource, QueryRunner } from "typeorm"
import { LOCK_SPACE } from "./ledger-lock"
import { isConnectionLost } from "./postgres-error"

/** A connection that locks are held on, and how many ask something of it. */
type LockConnection = { readonly runner: QueryRunner; users: number; asked: Promise<unknown> }

/** The work has not begun and can be tried on another connection. */
class StaleConnection extends Error {}

/**
 * Named locks that outlive a transaction, all of a process on one connection, so that jobs which
 * take hours leave the pool to others. Postgres gives them back when the connection ends: a
 * crash leaves none behind, and a broken connection is replaced for whoever comes next.
 */
class SessionLocks {
  readonly #dataSource: DataSource
  readonly #held = new Set<string>()
  #connection: LockConnection | null = null

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
    try {
      return await this.#onConnection(name, work)
    } catch (error) {
      if (!(error instanceof StaleConnection)) {
        throw error
      }
      return await this.#onConnection(name, work)
    } finally {
      this.#held.delete(name)
    }
  }

  /** @throws StaleConnection when the connection was lost before the work began */
  async #onConnection<T extends object>(
    name: string,
    work: () => Promise<T>
  ): Promise<T | undefined> {
    const connection = this.#connect()
    connection.users += 1
    try {
      return (await this.#taken(connection, name))
        ? await whileLocked(connection, name, work)
        : undefined
    } finally {
      connection.users -= 1
      if (connection.users === 0) {
        this.#forget(connection)
        await connection.runner.release()
      }
    }
  }

  /** A connection that broke a moment ago looks whole until its end has come to us. */
  async #taken(connection: LockConnection, name: string): Promise<boolean> {
    try {
      return await ask(connection, "pg_try_advisory_lock", name)
    } catch (error) {
      if (!isConnectionLost(error)) {
        throw error
      }
      this.#forget(connection)
      throw new StaleConnection("retention: the connection that locks are held on was lost")
    }
  }

  #forget(connection: LockConnection): void {
    this.#connection = this.#connection === connection ? null : this.#connection
  }

  #connect(): LockConnection {
    if (!this.#connection || this.#connection.runner.isReleased) {
      const runner = this.#dataSource.createQueryRunner()
      this.#connection = { runner, users: 0, asked: Promise.resolve() }
    }
    return this.#connection
  }
}

async function whileLocked<T>(
  connection: LockConnection,
  name: string,
  work: () => Promise<T>
): Promise<T> {
  try {
    return await work()
  } finally {
    await unlock(connection, name)
  }
}

/** With a connection that broke, its locks are gone already, whether we have heard of it or not. */
async function unlock(connection: LockConnection, name: string): Promise<void> {
  if (connection.runner.isReleased) {
    return
  }
  try {
    await ask(connection, "pg_advisory_unlock", name)
  } catch (error) {
    if (!isConnectionLost(error)) {
      throw error
    }
  }
}

/** A connection takes one question at a time. */
function ask(
  connection: LockConnection,
  what: "pg_try_advisory_lock" | "pg_advisory_unlock",
  name: string
): Promise<boolean> {
  const answer = connection.asked.then(async () => {
    const [row] = (await connection.runner.query(
      `SELECT ${what}(hashtext($1), hashtext($2)) AS done`,
      [LOCK_SPACE, name]
    )) as { done: boolean }[]
    return row?.done ?? false
  })
  connection.asked = answer.catch(() => undefined)
  return answer
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
