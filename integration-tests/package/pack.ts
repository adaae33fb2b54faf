import { cp, readdir, readFile, symlink } from "node:fs/promises"
import { basename, join, relative } from "node:path"
import { plainEnvironment, runProgram } from "../helpers/medusa-process"

/** Of a working copy, what no build is made from. */
const LEFT_OUT = new Set(["node_modules", ".medusa", ".git", ".data", "coverage"])

/** A package.json as far as the tests look. */
export type Manifest = {
  readonly name: string
  readonly version: string
  readonly exports: Readonly<Record<string, unknown>>
  readonly engines: { readonly node: string }
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>
}

export type PackedPlugin = {
  readonly tarball: string
  /** Where the tarball is unpacked. */
  readonly folder: string
  /** All files in it, with `/` between folders, sorted. */
  readonly files: readonly string[]
  readonly manifest: Manifest
  /** The folder it was built in, of which nothing may be seen in it. */
  readonly builtIn: string
}

/**
 * Packs the plugin as `npm publish` would, build included. It is built in a copy, so that a
 * build in the working copy is neither needed nor replaced.
 *
 * @param root the repository
 * @param folder an empty one for the copy and the tarball
 */
export async function packPlugin(root: string, folder: string): Promise<PackedPlugin> {
  const builtIn = join(folder, "source")
  await cp(root, builtIn, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !LEFT_OUT.has(relative(root, path)),
  })
  await symlink(join(root, "node_modules"), join(builtIn, "node_modules"), "dir")
  const env = plainEnvironment()
  await runProgram("npm", ["pack", "--pack-destination", folder], { cwd: builtIn, env })
  const name = (await readdir(folder)).find((file) => file.endsWith(".tgz"))
  if (!name) {
    throw new Error(`npm pack left no tarball in ${folder}`)
  }
  const tarball = join(folder, basename(name))
  await runProgram("tar", ["-xzf", tarball, "-C", folder], { cwd: folder, env })
  const unpacked = join(folder, "package")
  return {
    tarball,
    folder: unpacked,
    files: await filesBelow(unpacked),
    manifest: JSON.parse(await readFile(join(unpacked, "package.json"), "utf8")) as Manifest,
    builtIn,
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort()
}
