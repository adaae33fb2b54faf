import { rm } from "node:fs/promises"
import pg from "pg"

export default async function globalTeardown() {
  if (process.env.DATABASE_URL) {
    await dropSharedDatabases()
  }
  const running = globalThis.__RETENTION_POSTGRES__
  if (running) {
    await running.server.stop()
    await rm(running.directory, { recursive: true, force: true })
  }
}

/** On a server that lives on, what this run has made for all its spec files. */
async function dropSharedDatabases() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query(
    "select datname from pg_database where starts_with(datname, $1)",
    [process.env.RETENTION_TEST_RUN]
  )
  for (const { datname } of rows) {
    await client.query(`drop database "${datname}"`)
  }
  await client.end()
}
