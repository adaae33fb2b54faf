import { rm } from "node:fs/promises"
import { join } from "node:path"
import { ensureDatabase, holdsTables, readState, wipe, type DemoState } from "./database"
import type { DataSet } from "./data-set"
import { DemoError } from "./demo-error"

/** How the demo's entry starts an embedded Postgres; see scripts/postgres.mjs. */
export type StartPostgres = (options: {
  readonly directory: string
  readonly settings?: string[]
  readonly ownSignals?: boolean
  readonly onLog?: (line: string) => void
}) => Promise<{ url: (database: string) => string; stop: () => Promise<void> }>

/** A database that is the demo's, with what is noted in it. */
export type Database = {
  readonly url: string
  readonly state: DemoState | null
  readonly stop: () => Promise<void>
}

type OpenOptions = {
  readonly dataSet: DataSet
  readonly reset: boolean
  readonly startPostgres: StartPostgres
  readonly onLog: (line: string) => void
}

const DATABASE = "medusa"

/** Whole data of the same kind may be used again; anything else is thrown away. */
const usable = (state: DemoState | null, { fingerprint }: DataSet) =>
  state !== null && state.filled_at !== null && state.fingerprint === fingerprint

/** Opens the data set's embedded server, empty unless it holds just what is wanted. */
export async function openEmbedded(options: OpenOptions): Promise<Database> {
  const { dataSet, reset, startPostgres, onLog } = options
  if (reset) {
    await rm(join(dataSet.directory, "pg"), { recursive: true, force: true })
  }
  const server = await startPostgres({
    directory: dataSet.directory,
    // Filling is many small commits; a crash may lose the last ones, and then it is refilled.
    settings: ["synchronous_commit=off", "max_wal_size=2GB"],
    ownSignals: true,
    onLog,
  })
  const url = server.url(DATABASE)
  try {
    await ensureDatabase(server.url("postgres"), DATABASE)
    const state = await readState(url)
    if (usable(state, dataSet)) {
      return { url, state, stop: server.stop }
    }
    if (state !== null) {
      await wipe(url)
    }
    return { url, state: null, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * Opens the server of DATABASE_URL. A database of somebody else is never touched.
 * @throws DemoError when it holds tables that the demo did not make
 */
export async function openGiven(url: string, { dataSet, reset }: OpenOptions): Promise<Database> {
  const state = await readState(url)
  const stop = () => Promise.resolve()
  if (!reset && usable(state, dataSet)) {
    return { url, state, stop }
  }
  if (state !== null) {
    await wipe(url)
  } else if (await holdsTables(url)) {
    throw new DemoError(
      `The database ${new URL(url).pathname.slice(1)} of DATABASE_URL holds tables that the demo ` +
        "did not make. Give an empty one; nothing was changed."
    )
  }
  return { url, state: null, stop }
}
