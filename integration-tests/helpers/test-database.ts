import { Client } from "pg"
import type { DataSource } from "typeorm"
import { openDataSource } from "../../src/modules/retention/database/data-source"

/** A database of its own on the test server. */
export type TestDatabase = {
  readonly name: string
  readonly url: string
  /** Module options as Medusa would hand them over. */
  readonly options: Record<string, unknown>
  /** Drops the database; every connection must be closed before. */
  readonly drop: () => Promise<void>
}

/** URL of a database on the server that the global set-up started. */
export function databaseUrl(database: string): string {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  return `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`
}

/**
 * Makes an empty database on the server that the global set-up started.
 * @param name a short word that tells the databases of two specs apart
 */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const database = testDatabase(name)
  await onServer(`DROP DATABASE IF EXISTS "${database.name}"`)
  await onServer(`CREATE DATABASE "${database.name}"`)
  return database
}

/** A database that whoever asks will make. */
export function testDatabase(word: string): TestDatabase {
  const name = `retention_test_${word}_${process.pid}`
  const url = databaseUrl(name)
  return {
    name,
    url,
    options: { database: { clientUrl: url, schema: "" } },
    drop: () => onServer(`DROP DATABASE "${name}"`),
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl("postgres") })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Opens the module's data source on a test database, migrated. The caller destroys it. */
export async function openMigrated(database: TestDatabase): Promise<DataSource> {
  const dataSource = await openDataSource(database.options, { poolSize: 6 })
  await dataSource.runMigrations()
  return dataSource
}
