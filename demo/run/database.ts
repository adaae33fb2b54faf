import { Client } from "pg"
import { DemoError } from "./demo-error"

/** What the demo noted in its database; null where nothing is noted. */
export type DemoState = {
  /** Of the data it holds or began to hold. */
  readonly fingerprint: string
  /** Of the migrations that ran to their end; null before. */
  readonly schema_stamp: string | null
  /** ISO time when all was filled; null before. */
  readonly filled_at: string | null
}

/** In a schema of its own: Medusa's and the plugin's tables live in the default one. */
const TABLE = "retention_demo.state"

/** Runs SQL on a connection of its own. @throws DemoError when the server cannot be reached */
async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
  } catch (error) {
    const { host } = new URL(url)
    const why = error instanceof Error ? error.message : String(error)
    throw new DemoError(`The database at ${host} cannot be reached: ${why}`)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes a database on the embedded server unless it is there. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name])
    if (rowCount === 0) {
      await client.query(`create database ${client.escapeIdentifier(name)}`)
    }
  })
}

export async function readState(url: string): Promise<DemoState | null> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ found: string | null }>(
      "select to_regclass($1) as found",
      [TABLE]
    )
    if (!rows[0]?.found) {
      return null
    }
    const state = await client.query<DemoState>(
      `select fingerprint, schema_stamp, filled_at from ${TABLE}`
    )
    return state.rows[0] ?? null
  })
}

/** Replaces what is noted. */
export async function writeState(url: string, state: DemoState): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`create schema if not exists retention_demo`)
    await client.query(
      `create table if not exists ${TABLE} (fingerprint text not null, schema_stamp text, filled_at text)`
    )
    await client.query("begin")
    await client.query(`delete from ${TABLE}`)
    await client.query(`insert into ${TABLE} values ($1, $2, $3)`, [
      state.fingerprint,
      state.schema_stamp,
      state.filled_at,
    ])
    await client.query("commit")
  })
}

/** Whether the default schema holds tables of anybody. */
export async function holdsTables(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query(
      "select from pg_tables where schemaname = current_schema() limit 1"
    )
    return rowCount !== 0
  })
}

/** Empties a database of which the demo's own note says that it is the demo's. */
export async function wipe(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ schema: string }>("select current_schema() as schema")
    const schema = client.escapeIdentifier(rows[0]?.schema ?? "public")
    await client.query(`drop schema ${schema} cascade`)
    await client.query(`create schema ${schema}`)
    await client.query("drop schema if exists retention_demo cascade")
  })
}
