/**
 * After `medusa plugin:build`: writes the class names of the admin's lazily loaded chunks into a
 * file that a shop's Tailwind reads. Tailwind scans the plugin's `*.js`, but the bundler names
 * chunks without an extension, so their classes would be missing from the shop's style sheet.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const HEADER =
  "// Class names of the chunks beside this file, for the Tailwind scan of a shop's build."

/**
 * Every word that stands in a string of the code: all classes are among them, and a word that
 * is no class costs nothing.
 * @param {string} code @returns {string[]} sorted, each once
 */
export function wordsOf(code) {
  const strings = code.match(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g) ?? []
  const words = strings.flatMap((string) => string.slice(1, -1).split(/\s+/))
  return [...new Set(words)]
    .filter((word) => /^[a-z[&!-][\w[\]&:./()%,>!*-]*[\w\])]$/.test(word))
    .sort()
}

/**
 * @param {string} admin the built `src/admin`
 * @returns {number} how many words were written
 * @throws Error where there is no built admin, or one without chunks
 */
export function writeClasses(admin) {
  const chunks = join(admin, "_chunks")
  if (!existsSync(chunks)) {
    throw new Error(`there are no chunks in ${admin}: run medusa plugin:build first`)
  }
  const words = wordsOf(
    readdirSync(chunks)
      .map((file) => readFileSync(join(chunks, file), "utf8"))
      .join("\n")
  )
  writeFileSync(
    join(admin, "tailwind-classes.js"),
    `${HEADER}\nmodule.exports = ${JSON.stringify(words.join(" "))}\n`
  )
  return words.length
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = writeClasses(join(process.cwd(), ".medusa", "server", "src", "admin"))
  console.log(`${words} class names for Tailwind`)
}
