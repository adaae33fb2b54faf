/**
 * Run by jest before each spec file: gives it a database of its own on the Redis server, so that
 * no event of one file's shop reaches the next one's. The server must be nobody else's.
 */
const { execFileSync } = require("node:child_process")

/** Redis has 16 of them unless told otherwise; the first keeps count. */
const DATABASES = 15

/** @param {number} database @param {string[]} command */
function redis(database, ...command) {
  const url = new URL(process.env.REDIS_URL)
  url.pathname = `/${database}`
  return execFileSync("redis-cli", ["-u", url.href, "--raw", ...command], { encoding: "utf8" })
}

const number = 1 + ((Number(redis(0, "incr", "test:databases")) - 1) % DATABASES)
redis(number, "flushdb")
const own = new URL(process.env.REDIS_URL)
own.pathname = `/${number}`
process.env.REDIS_URL = own.href
