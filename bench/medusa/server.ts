import { spawn } from "node:child_process"
import { once } from "node:events"
import { openSync, readFileSync } from "node:fs"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { progress } from "../progress"
import { BenchChild } from "./child"

/** The repository: an app with the plugin in it. */
const ROOT = join(__dirname, "..", "..")
/** An app without it, on the same packages. */
const PLAIN_SHOP = join(__dirname, "..", "plain-shop")

const TEMPLATE = "retention_bench_template"

/** Bulk loading is not what is measured. */
const SETTINGS = ["max_wal_size=4GB", "maintenance_work_mem=256MB", "shared_buffers=512MB"]

export type StartOptions = {
  /** Name of a script of bench/app. */
  readonly script: string
  readonly databaseUrl: string
  /** False for a Medusa that never heard of the plugin. */
  readonly plugin?: boolean
  readonly env?: NodeJS.ProcessEnv
  readonly node_flags?: readonly string[]
}

/** A Postgres of its own, and Medusas on it. */
export type MedusaServer = {
  /** Makes a migrated database, or a copy of another. @returns its URL */
  readonly createDatabase: (name: string, copyOf?: string) => Promise<string>
  /** Opens a plain connection for fixtures; closed with the server. */
  readonly connect: (databaseUrl: string) => Promise<Client>
  /** Boots a Medusa in a process of its own; ended with the server. */
  readonly start: (options: StartOptions) => Promise<BenchChild>
}

/**
 * Runs work on an embedded Postgres with a migrated Medusa database to copy from, and clears
 * all of it away afterwards.
 */
export async function withMedusaServer<T>(work: (server: MedusaServer) => Promise<T>): Promise<T> {
  const { startPostgres } = await import("../../scripts/postgres.mjs")
  const directory = await mkdtemp(join(tmpdir(), "retention-bench-"))
  await chmod(directory, 0o755)
  const postgres = await startPostgres({ directory, durable: false, settings: SETTINGS })
  const log = join(directory, "medusa.log")
  const clients: Client[] = []
  const children: BenchChild[] = []
  const admin = async (statement: string) => {
    const client = new Client({ connectionString: postgres.url("postgres") })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  try {
    progress("migrating a database")
    await admin(`CREATE DATABASE ${TEMPLATE}`)
    await migrate(postgres.url(TEMPLATE), log)
    return await work({
      createDatabase: async (name, copyOf = TEMPLATE) => {
        await admin(`CREATE DATABASE ${name} TEMPLATE ${copyOf}`)
        return postgres.url(name)
      },
      connect: async (databaseUrl) => {
        const client = new Client({ connectionString: databaseUrl })
        await client.connect()
        clients.push(client)
        return client
      },
      start: async ({ script, databaseUrl, plugin = true, env = {}, node_flags }) => {
        const child = await BenchChild.start({
          script: join(__dirname, "..", "app", `${script}.ts`),
          cwd: plugin ? ROOT : PLAIN_SHOP,
          env: environment(databaseUrl, env),
          log,
          ...(node_flags ? { node_flags } : {}),
        })
        children.push(child)
        return child
      },
    })
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await Promise.all(clients.map((client) => client.end()))
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function migrate(databaseUrl: string, log: string): Promise<void> {
  const output = openSync(log, "a")
  const cli = join(ROOT, "node_modules", "@medusajs", "cli", "cli.js")
  const child = spawn(process.execPath, [cli, "db:migrate"], {
    cwd: ROOT,
    env: environment(databaseUrl, {}),
    stdio: ["ignore", output, output],
  })
  const [code] = (await once(child, "exit")) as [number | null]
  if (code !== 0) {
    throw new Error(`db:migrate ended with ${code ?? "a signal"}:\n${readFileSync(log, "utf8")}`)
  }
}

function environment(databaseUrl: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    NODE_NO_WARNINGS: "1",
    MEDUSA_DISABLE_TELEMETRY: "true",
    DISABLE_ADMIN: "true",
    DATABASE_URL: databaseUrl,
    REDIS_URL: "",
    RETENTION_POLICY: JSON.stringify({ base_currency: "eur", rates: { usd: "0.9" } }),
    ...more,
  }
}
