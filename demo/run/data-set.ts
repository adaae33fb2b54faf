import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { homedir } from "node:os"
import { basename, join } from "node:path"

/** Where one data set lives and by what it is told from others. */
export type DataSet = {
  /** Outside the repository: Medusa's watchers and git must not see it. */
  readonly directory: string
  /** Changes when the same options would give other data. */
  readonly fingerprint: string
}

/** Not the tests. */
const SOURCES = /(?<!\.spec)\.ts$/

const hash = (parts: readonly (string | Uint8Array)[]) =>
  parts
    .reduce((digest, part) => digest.update(part).update("\0"), createHash("sha256"))
    .digest("hex")

/**
 * @param root the repository
 * @param orders the list's path, content and currency; null for the generated shop
 */
export async function dataSetOf(
  root: string,
  orders: { path: string; content: Uint8Array; currency: string } | null
): Promise<DataSet> {
  const folders = ["fill", "generate", "orders", "shop"].map((name) => join(root, "demo", name))
  const code = (await Promise.all(folders.map((each) => contentsOf(each, SOURCES)))).flat()
  const source = orders ? [orders.content, orders.currency] : ["generated"]
  const name = orders
    ? `${basename(orders.path).replace(/[^\w.-]+/g, "-")}-${hash(source).slice(0, 8)}`
    : "generated"
  return { directory: join(cacheDirectory(), name), fingerprint: hash([...code, ...source]) }
}

/** Changes when a database must be migrated again. */
export async function schemaStamp(root: string): Promise<string> {
  return hash([
    await readFile(join(root, "package-lock.json")),
    ...(await contentsOf(join(root, "migrations"), /\.ts$/)),
    ...(await contentsOf(join(root, "src", "links"), /\.ts$/)),
  ])
}

/** Postgres does not run as root, and who it runs as cannot enter root's home. */
function cacheDirectory(): string {
  const isRoot = process.getuid?.() === 0
  const base =
    process.env.XDG_CACHE_HOME || (isRoot ? join("/", "var", "cache") : join(homedir(), ".cache"))
  return join(base, "medusa-plugin-retention", "demo")
}

async function contentsOf(folder: string, name: RegExp): Promise<Uint8Array[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(files.sort().map((file) => readFile(file)))
}
