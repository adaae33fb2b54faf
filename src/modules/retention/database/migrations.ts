import type { Logger } from "@medusajs/framework/types"
import { openDataSource } from "./data-source"

type MigrationInput = {
  readonly options?: Record<string, unknown>
  readonly logger?: Logger
  /** What to take back: undefined the last one, an empty list nothing. */
  readonly migrationNames?: readonly string[]
}

/**
 * What `medusa db:migrate` calls. Medusa holds an advisory lock of this module around it.
 * @returns the migrations that ran, by name, so that `--all-or-nothing` can take them back
 */
export async function runMigrations({ options, logger }: MigrationInput) {
  const dataSource = await openDataSource(options ?? {}, { poolSize: 1 })
  try {
    const ran = await dataSource.runMigrations()
    for (const { name } of ran) {
      logger?.info(`retention: migrated ${name}`)
    }
    return ran.map(({ name }) => ({ name, path: name }))
  } finally {
    await dataSource.destroy()
  }
}

/** What `medusa db:rollback retention` and a failed `--all-or-nothing` call. */
export async function revertMigration({ options, logger, migrationNames }: MigrationInput) {
  const steps = migrationNames === undefined ? 1 : migrationNames.length
  const dataSource = await openDataSource(options ?? {}, { poolSize: 1 })
  try {
    for (let step = 0; step < steps; step += 1) {
      await dataSource.undoLastMigration()
    }
    logger?.info(`retention: took back ${steps} migration(s)`)
  } finally {
    await dataSource.destroy()
  }
}

/** What `medusa db:generate retention` calls: our migrations are written by hand. */
export async function generateMigration({ logger }: MigrationInput) {
  logger?.warn(
    "retention: migrations of this module are TypeORM migrations written by hand in migrations/; " +
      "see CONTRIBUTING.md. Nothing was generated."
  )
}
