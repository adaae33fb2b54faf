import { Client } from "pg"
import type { DataSource } from "typeorm"
import { openDataSource } from "../../src/modules/retention/database/data-source"

/** A database of its own on the test server. */
export type TestDatabase = {
  readonly url: string
  /** Module options as Medusa would hand them over. */
  readonly options: Record<string, unknown>
  /** Drops the database; every connection must be closed before. */
  readonly drop: () => Promise<void>
}

/**
 * Makes an empty database on the server that the global set-up started.
 * @param name a short word that tells the databases of two specs apart
 */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const urlOf = (database: string) =>
    `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`
  const database = `retention_test_${name}_${process.pid}`
  const admin = async (statement: string) => {
    const client = new Client({ connectionString: urlOf("postgres") })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await admin(`DROP DATABASE IF EXISTS "${database}"`)
  await admin(`CREATE DATABASE "${database}"`)
  return {
    url: urlOf(database),
    options: { database: { clientUrl: urlOf(database), schema: "" } },
    drop: () => admin(`DROP DATABASE "${database}"`),
  }
}

/** Opens the module's data source on a test database, migrated. The caller destroys it. */
export async function openMigrated(database: TestDatabase): Promise<DataSource> {
  const dataSource = await openDataSource(database.options, { poolSize: 6 })
  await dataSource.runMigrations()
  return dataSource
}
