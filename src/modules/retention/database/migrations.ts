import type { Logger } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"
import { openDataSource } from "./data-source"

type MigrationInput = {
  readonly options?: Record<string, unknown>
  readonly logger?: Logger
  /** What to take back: undefined the last one, an empty list nothing. */
  readonly migrationNames?: readonly string[]
}

/**
 * Works on a data source while no other process migrates this module. Medusa's own lock covers
 * its commands only; ours also covers a deployment that calls these functions itself.
 */
async function exclusively<T>(
  options: Record<string, unknown>,
  work: (dataSource: DataSource) => Promise<T>
): Promise<T> {
  // One connection holds the lock, the other migrates.
  const dataSource = await openDataSource(options, { poolSize: 2 })
  const lock = dataSource.createQueryRunner()
  try {
    await lock.query("SELECT pg_advisory_lock(hashtext('medusa-plugin-retention:migrations'))")
    return await work(dataSource)
  } finally {
    // The lock is the session's: it ends with the connection.
    await lock.release()
    await dataSource.destroy()
  }
}

/**
 * What `medusa db:migrate` calls. Medusa holds an advisory lock of this module around it.
 * @returns the migrations that ran, by name, so that `--all-or-nothing` can take them back
 */
export async function runMigrations({ options, logger }: MigrationInput) {
  return exclusively(options ?? {}, async (dataSource) => {
    const ran = await dataSource.runMigrations()
    for (const { name } of ran) {
      logger?.info(`retention: migrated ${name}`)
    }
    return ran.map(({ name }) => ({ name, path: name }))
  })
}

/** What `medusa db:rollback retention` and a failed `--all-or-nothing` call. */
export async function revertMigration({ options, logger, migrationNames }: MigrationInput) {
  const steps = migrationNames === undefined ? 1 : migrationNames.length
  await exclusively(options ?? {}, async (dataSource) => {
    for (let step = 0; step < steps; step += 1) {
      await dataSource.undoLastMigration()
    }
    logger?.info(`retention: took back ${steps} migration(s)`)
  })
}

/** What `medusa db:generate retention` calls: our migrations are written by hand. */
export function generateMigration({ logger }: MigrationInput): Promise<void> {
  logger?.warn(
    "retention: migrations of this module are TypeORM migrations written by hand in migrations/; " +
      "see CONTRIBUTING.md. Nothing was generated."
  )
  return Promise.resolve()
}
