import { join } from "node:path"
import { Client } from "pg"
import { plainEnvironment, runProgram } from "./medusa-process"
import { databaseUrl, testDatabase, type TestDatabase } from "./test-database"

/** Of one process of one run of jest, in which spec files are run one after the other. */
const MIGRATED = `${process.env.RETENTION_TEST_RUN}_${process.env.JEST_WORKER_ID}`

/**
 * Makes a database with all tables of Medusa's and ours: a copy of one that was migrated once for
 * all spec files, since that takes longer than most of what is tested.
 * @param name a short word that tells the databases of two specs apart
 */
export async function createMigratedDatabase(name: string): Promise<TestDatabase> {
  const database = testDatabase(name)
  await copyMigrated(database.name)
  return database
}

/** Copies the migrated database under a name; makes it when it is not there yet. */
export async function copyMigrated(name: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl("postgres") })
  await client.connect()
  try {
    const known = await client.query("select from pg_database where datname = $1", [MIGRATED])
    if (known.rows.length === 0) {
      await migrate(client)
    }
    await client.query(`drop database if exists "${name}"`)
    await client.query(`create database "${name}" template "${MIGRATED}"`)
  } finally {
    await client.end()
  }
}

/** Under another name until all is there: what was broken off is not taken for migrated. */
async function migrate(client: Client): Promise<void> {
  const draft = `${MIGRATED}_draft`
  await client.query(`drop database if exists "${draft}"`)
  await client.query(`create database "${draft}"`)
  const cli = join(process.cwd(), "node_modules", "@medusajs", "cli", "cli.js")
  await runProgram(process.execPath, [cli, "db:migrate", "--skip-scripts"], {
    cwd: process.cwd(),
    env: plainEnvironment({
      NODE_ENV: "development",
      DATABASE_URL: databaseUrl(draft),
      DISABLE_ADMIN: "true",
      // The engine on Redis has migrations of its own.
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    }),
  })
  await client.query(`alter database "${draft}" rename to "${MIGRATED}"`)
}
