/**
 * What demo and tests need before anything else, on a fresh clone with nothing but Node:
 * a fitting Node, the installed dependencies, and the link `src/admin`. Costs nothing when
 * all is in place. Uses no dependency itself.
 */
import { spawnSync } from "node:child_process"
import { existsSync, lstatSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The repository's root. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const WINDOWS = process.platform === "win32"

/**
 * Makes the clone runnable, or says what is wrong and ends the process with code 1.
 * @returns {{ installed: boolean, seconds: number }} whether dependencies had to be installed
 */
export function bootstrap() {
  const started = performance.now()
  try {
    demandNode(readJson(join(ROOT, "package.json")).engines.node, process.versions.node)
    const reason = whyInstall(ROOT)
    if (reason) {
      install(reason)
    }
    healAdminLink(ROOT)
    return { installed: reason !== null, seconds: (performance.now() - started) / 1000 }
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

/**
 * @param {string} range as in `engines`: `^a.b.c` and `>=a.b.c` joined by `||`
 * @param {string} version
 * @throws Error naming both
 */
export function demandNode(range, version) {
  const have = numbers(version)
  const fits = range.split("||").some((part) => {
    const wanted = numbers(part)
    const sameMajor = have[0] === wanted[0]
    return part.trim().startsWith("^")
      ? sameMajor && compare(have, wanted) >= 0
      : compare(have, wanted) >= 0
  })
  if (!fits) {
    throw new Error(
      `Node ${version} does not fit: this needs ${range}. Install a fitting one from https://nodejs.org.`
    )
  }
}

const numbers = (version) => (version.match(/\d+/g) ?? []).map(Number)

function compare(a, b) {
  const at = [0, 1, 2].find((index) => a[index] !== b[index])
  return at === undefined ? 0 : a[at] - b[at]
}

/**
 * Holds what npm noted about `node_modules` against the lock file.
 * @param {string} root
 * @returns {string | null} why dependencies must be installed; null when they are as locked
 */
export function whyInstall(root) {
  const noted = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(noted)) {
    return "the dependencies are not installed yet"
  }
  const { packages: locked } = readJson(join(root, "package-lock.json"))
  const { packages: installed } = readJson(noted)
  for (const [path, { version, optional, link, peer }] of Object.entries(locked)) {
    // Optional ones depend on the platform; the root entry has no folder.
    if (path === "" || link || (installed[path] === undefined && (optional || peer))) {
      continue
    }
    if (installed[path]?.version !== version) {
      const name = path.replace(/^.*node_modules\//, "")
      return `${name} is ${installed[path]?.version ?? "missing"} and should be ${version}`
    }
  }
  return null
}

function install(reason) {
  console.error(`Running npm ci, since ${reason}. This takes some minutes the first time.`)
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"]
  // Its output goes to stderr: stdout may belong to a machine-readable result.
  const { status, error } = spawnSync(command, [...first, "ci", "--include=dev"], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
    shell: WINDOWS && first.length === 0,
  })
  if (error || status !== 0) {
    throw new Error(`npm ci failed (${error?.message ?? `code ${status}`}); see above.`)
  }
}

/**
 * `src/admin` is a link to `admin`. A checkout without symbolic links leaves a text file there;
 * it is replaced by a link (a junction on Windows).
 * @param {string} root
 * @returns {boolean} whether something was mended
 */
export function healAdminLink(root) {
  const link = join(root, "src", "admin")
  const target = join(root, "admin")
  const found = lstatSync(link, { throwIfNoEntry: false })
  if (found && existsSync(link) && realpathSync(link) === realpathSync(target)) {
    return false
  }
  if (found?.isDirectory()) {
    throw new Error(`${link} is a folder of its own; it must be a link to ../admin.`)
  }
  if (found) {
    rmSync(link)
  }
  symlinkSync(WINDOWS ? target : "../admin", link, WINDOWS ? "junction" : "dir")
  return true
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"))
}
