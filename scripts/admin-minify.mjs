/**
 * After the build: the admin's code without what no browser needs. A shop's own build would do the
 * same; done here it also travels, and is measured, as it is loaded.
 */
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { minify } from "@swc/core"

const FOLDER = join(process.cwd(), ".medusa", "server", "src", "admin")

/** Files by how they are loaded: `import` in the one half, `require` in the other. */
const isModule = (code) => !code.startsWith('"use strict"')

const names = await readdir(join(FOLDER, "_chunks"))
for (const name of names) {
  const path = join(FOLDER, "_chunks", name)
  const code = await readFile(path, "utf8")
  const { code: small } = await minify(code, {
    module: isModule(code),
    compress: true,
    mangle: true,
    ecma: 2022,
  })
  await writeFile(path, small)
}
console.log(`${names.length} files of the admin made small`)
