import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises"
import { homedir } from "node:os"
import { join, relative } from "node:path"

/** What the built admin is made from; out of `src` it takes the domain alone. */
const SOURCES = ["admin", "package-lock.json", "src/modules/retention/domain"]

/**
 * The dashboard built with our extension as a shop builds it. Building takes most of a minute,
 * so a build is kept outside the repository and taken again while its sources are the same.
 *
 * @param root the repository
 * @returns the folder with `index.html` and `assets`
 * @throws Error with the build's output when it fails
 */
export async function builtAdmin(root: string): Promise<string> {
  const cache = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    "medusa-plugin-retention"
  )
  const folder = join(cache, `admin-${await fingerprint(root)}`)
  if (existsSync(join(folder, "index.html"))) {
    return folder
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules", "@medusajs", "cli", "cli.js"),
      "build",
      "--admin-only",
      "--no-lint",
    ],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "" },
    }
  )
  const built = join(root, ".medusa", "admin")
  if (status !== 0 || !existsSync(join(built, "index.html"))) {
    throw new Error(`the admin could not be built:\n${stdout}\n${stderr}`)
  }
  // Copied aside and moved into place, so that an interrupted run leaves nothing half made.
  const draft = `${folder}.${process.pid}`
  await mkdir(cache, { recursive: true })
  await cp(built, draft, { recursive: true })
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return folder
}

async function fingerprint(root: string): Promise<string> {
  const hash = createHash("sha256")
  for (const source of SOURCES) {
    for (const file of await filesBelow(join(root, source))) {
      hash.update(relative(root, file)).update("\0")
      hash.update(await readFile(file)).update("\0")
    }
  }
  return hash.digest("hex").slice(0, 16)
}

/** A file itself, or the files below a folder, in a fixed order; specs are not built. */
async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOTDIR") {
        return null
      }
      throw error
    }
  )
  return entries === null
    ? [path]
    : entries
        .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
}
