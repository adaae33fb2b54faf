/**
 * One Postgres for the whole run: the server of DATABASE_URL where that is set, else an
 * embedded one in a folder of its own. Tests find it by Medusa's DB_* variables.
 */
import { chmod, mkdtemp, statfs } from "node:fs/promises"
import { freemem, tmpdir } from "node:os"
import { join } from "node:path"
import { startPostgres } from "../../scripts/postgres.mjs"

export default async function globalSetup() {
  // Medusa tells of each event; LOG_LEVEL=info shows it.
  process.env.LOG_LEVEL ??= "warn"
  // The beginning of the names of databases that all spec files use.
  process.env.RETENTION_TEST_RUN = `retention_run_${process.pid}_${Date.now()}`
  // Most tests say themselves what is read when; those of events switch them on.
  process.env.RETENTION_EVENTS ??= "off"
  // Nor is a test to be met by a job that happens to be due.
  process.env.MEDUSA_WORKER_MODE ??= "server"
  const given = process.env.DATABASE_URL
  if (given) {
    const url = new URL(given)
    setDatabaseEnvironment({
      // Medusa's test runner demands TLS unless the host is the very word "localhost".
      host: url.hostname === "127.0.0.1" ? "localhost" : url.hostname,
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    })
    return
  }
  const directory = await mkdtemp(join(await quickFolder(), "retention-tests-"))
  await chmod(directory, 0o755)
  const server = await startPostgres({ directory, durable: false })
  setDatabaseEnvironment(server)
  globalThis.__RETENTION_POSTGRES__ = { server, directory }
}

const MEMORY = "/dev/shm"
/** Several times what all databases of a run take. */
const ROOM = 2 * 1024 ** 3

/**
 * Where files are made and dropped fastest, as each test does by the thousand when its database is
 * put back: in memory, where there is plenty of it.
 */
async function quickFolder() {
  try {
    const { bavail, bsize } = await statfs(MEMORY)
    return bavail * bsize > ROOM && freemem() > 2 * ROOM ? MEMORY : tmpdir()
  } catch {
    // No Linux, or none that lets us.
    return tmpdir()
  }
}

function setDatabaseEnvironment({ host, port, user, password }) {
  process.env.DB_HOST = host
  process.env.DB_PORT = String(port)
  process.env.DB_USERNAME = user
  process.env.DB_PASSWORD = password
}
